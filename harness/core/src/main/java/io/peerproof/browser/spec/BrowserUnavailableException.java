package io.peerproof.browser.spec;

/**
 * Thrown when no browser with a driver was found. The message lists the attempts and the command to
 * run.
 */
public final class BrowserUnavailableException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public BrowserUnavailableException(String message) {
    super(message, null);
  }
}
