package io.peerproof.call.steps;

import io.peerproof.event.PeerRole;
import java.util.Locale;

/** The peer or peers on whose pages a step is performed. */
public enum StepActor {
  /** The first peer. */
  CALLER(1),
  /** The second peer. */
  CALLEE(2),
  /** All peers of the call, in the order of their numbers: the caller, then the callee. */
  BOTH(0),
  /** The same as {@link #BOTH}, for calls of more than two peers. */
  ALL(0),
  PEER1(1),
  PEER2(2),
  PEER3(3),
  PEER4(4),
  PEER5(5),
  PEER6(6),
  PEER7(7),
  PEER8(8);

  /** Number of the peer, from 1; 0 for all peers. */
  private final int number;

  StepActor(int number) {
    this.number = number;
  }

  /** Tells whether the step is performed on the page of this peer. */
  public boolean includes(PeerRole role) {
    return isSeveral() || role.number() == number;
  }

  /** Tells whether the step is performed on the pages of all peers. */
  boolean isSeveral() {
    return number == 0;
  }

  /** Returns the word in a file, such as {@code caller} or {@code peer3}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
