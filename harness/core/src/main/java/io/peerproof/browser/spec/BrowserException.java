package io.peerproof.browser.spec;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when there is no browser to measure with: none was found, it did not start, or it crashed.
 * The outcome is then {@code INCONCLUSIVE}, never {@code FAILED}.
 */
public abstract class BrowserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrowserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
