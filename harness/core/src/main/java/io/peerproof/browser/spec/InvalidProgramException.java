package io.peerproof.browser.spec;

/** Thrown when a program exists but is unusable. The message says why. Lookups convert it. */
public final class InvalidProgramException extends Exception {
  private static final long serialVersionUID = 1L;

  public InvalidProgramException(String message) {
    super(message);
  }
}
