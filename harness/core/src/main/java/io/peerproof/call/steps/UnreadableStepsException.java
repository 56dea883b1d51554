package io.peerproof.call.steps;

/** A file of steps cannot be used; the message names the line, and says what can be written. */
public final class UnreadableStepsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableStepsException(String message) {
    super(message);
  }

  UnreadableStepsException(String message, Throwable cause) {
    super(message, cause);
  }
}
