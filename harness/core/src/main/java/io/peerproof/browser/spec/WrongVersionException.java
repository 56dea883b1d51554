package io.peerproof.browser.spec;

/** Another version runs than the one that was asked for. Nothing is measured with it. */
public final class WrongVersionException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public WrongVersionException(String message) {
    super(message, null);
  }
}
