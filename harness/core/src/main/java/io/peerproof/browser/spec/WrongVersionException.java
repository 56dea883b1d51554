package io.peerproof.browser.spec;

/**
 * Thrown when the running browser does not have the requested version. Nothing is measured with it.
 */
public final class WrongVersionException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public WrongVersionException(String message) {
    super(message, null);
  }
}
