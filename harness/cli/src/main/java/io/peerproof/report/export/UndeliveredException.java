package io.peerproof.report.export;

import org.jspecify.annotations.Nullable;

/** Traces did not reach where they were sent; some may have. */
public final class UndeliveredException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UndeliveredException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
