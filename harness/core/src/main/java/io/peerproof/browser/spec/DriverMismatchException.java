package io.peerproof.browser.spec;

/**
 * The only driver there is belongs to another major version than the browser, and nobody asked for
 * that pair. Name the driver in {@code PEERPROOF_DRIVER} to ask for it.
 */
public final class DriverMismatchException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public DriverMismatchException(String message) {
    super(message, null);
  }
}
