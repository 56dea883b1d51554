package io.peerproof.call.steps;

/** Thrown when a steps file is invalid. The message names the line and says what to write. */
public final class UnreadableStepsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableStepsException(String message) {
    super(message);
  }

  UnreadableStepsException(String message, Throwable cause) {
    super(message, cause);
  }
}
