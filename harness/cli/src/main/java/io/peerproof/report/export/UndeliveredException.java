package io.peerproof.report.export;

import org.jspecify.annotations.Nullable;

/** Thrown when traces could not be delivered; some of them may have arrived. */
public final class UndeliveredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndeliveredException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
