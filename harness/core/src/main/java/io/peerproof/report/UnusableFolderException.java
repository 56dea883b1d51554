package io.peerproof.report;

import org.jspecify.annotations.Nullable;

/** A run cannot leave its report in this folder; the message says why and what to do. */
public final class UnusableFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
