package io.peerproof.signaling;

/** A message was refused; the socket stays open. Carries no stack: it is an answer, not a bug. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedException(Refusal.Code code, String message) {
    super(message, null, false, false);
    this.refusal = new Refusal(code, message);
  }

  Refusal refusal() {
    return refusal;
  }
}
