package io.peerproof.browser;

/** A program is there and cannot be used; the message says why. Never leaves this package. */
final class UnusableException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableException(String message) {
    super(message);
  }
}
