package io.peerproof.browser.spec;

/** No browser with a driver was found; the message lists what was tried and the command to run. */
public final class BrowserUnavailableException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public BrowserUnavailableException(String message) {
    super(message, null);
  }
}
