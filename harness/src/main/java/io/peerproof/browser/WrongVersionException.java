package io.peerproof.browser;

/** Another version runs than the one that was asked for. Nothing is measured with it. */
public final class WrongVersionException extends BrowserException {
  private static final long serialVersionUID = 1L;

  WrongVersionException(String message) {
    super(message, null);
  }
}
