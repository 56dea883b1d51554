package io.peerproof.browser.spec;

import org.jspecify.annotations.Nullable;

/** A driver or a browser was found but did not start; the message names the logs to read. */
public final class BrowserLaunchException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public BrowserLaunchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
