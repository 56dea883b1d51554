package io.peerproof.signaling;

/** A message was refused; the socket stays open. Carries no stack: it is an answer, not a bug. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.message(), null, false, false);
    this.refusal = refusal;
  }

  RefusedException(Refusal.Code code, String message) {
    this(new Refusal(code, message));
  }

  Refusal refusal() {
    return refusal;
  }
}
