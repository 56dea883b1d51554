package io.peerproof.browser.spec;

/**
 * Thrown when the only available driver has another major version than the browser, and the user
 * did not request that pair. {@code PEERPROOF_DRIVER} requests it.
 */
public final class DriverMismatchException extends BrowserException {
  private static final long serialVersionUID = 1L;

  public DriverMismatchException(String message) {
    super(message, null);
  }
}
