package io.peerproof.browser.spec;

import org.jspecify.annotations.Nullable;

/** Thrown when a driver or a browser did not start. The message names the logs to read. */
public final class BrowserLaunchException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public BrowserLaunchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
