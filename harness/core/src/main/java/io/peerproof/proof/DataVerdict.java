package io.peerproof.proof;

/** Verdict on a peer's incoming data-channel messages. */
public enum DataVerdict {
  /** A message that the other peer sent arrived. */
  DELIVERED,
  /** Messages arrive, and none of them is one that the other peer sent. */
  WRONG_SOURCE,
  /** A channel is open, and no message came. */
  NO_MESSAGE,
  /** There is a channel, and it is not open. */
  NOT_OPEN,
  /** There is no data channel. */
  NO_CHANNEL,
  /** This peer is to receive no messages. */
  NOT_EXPECTED;

  /** Tells whether a user would be content. */
  public boolean good() {
    return this == DELIVERED || this == NOT_EXPECTED;
  }
}
