package io.peerproof.signaling;

/** Reason why a peer left, as sent to the others in its room. */
public enum LeaveReason {
  /** The peer sent {@code leave}. */
  LEFT("left"),
  /** Its socket closed, from either side. */
  CLOSED("closed"),
  /** It did not answer pings in time. */
  TIMEOUT("timeout");

  private final String word;

  LeaveReason(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
