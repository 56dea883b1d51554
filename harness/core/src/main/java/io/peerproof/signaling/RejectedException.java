package io.peerproof.signaling;

/**
 * Thrown when a message is rejected; the socket stays open. Has no stack trace: it is an answer,
 * not a defect.
 */
final class RejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Rejection rejection;

  RejectedException(Rejection rejection) {
    super(rejection.message(), null, false, false);
    this.rejection = rejection;
  }

  RejectedException(Rejection.Code code, String message) {
    this(new Rejection(code, message));
  }

  Rejection refusal() {
    return rejection;
  }
}
