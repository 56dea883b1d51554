package io.peerproof.signaling;

/** Why a peer went, as the others in its room are told. */
public enum LeaveReason {
  /** It said so. */
  LEFT("left"),
  /** Its socket closed, whoever closed it. */
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
