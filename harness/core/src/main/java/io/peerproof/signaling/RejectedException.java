package io.peerproof.signaling;

/** A message was refused; the socket stays open. Carries no stack: it is an answer, not a bug. */
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
