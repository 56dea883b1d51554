package io.peerproof.browser.spec;

/** A program is there and cannot be used; the message says why. Never leaves this package. */
public final class InvalidProgramException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidProgramException(String message) {
    super(message);
  }
}
