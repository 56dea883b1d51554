package io.peerproof.browser.spec;

import org.jspecify.annotations.Nullable;

/**
 * There is no browser to measure with: none was found, it did not start, or it died. A run that
 * meets one is {@code INCONCLUSIVE}, never {@code FAILED}.
 */
public abstract class BrowserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrowserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
