package io.peerproof.report;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a run cannot write its report to a directory; the message gives the reason and the
 * remedy.
 */
public final class UnusableFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableFolderException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
