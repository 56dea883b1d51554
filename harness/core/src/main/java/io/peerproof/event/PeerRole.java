package io.peerproof.event;

import java.util.Locale;
import java.util.stream.Stream;

/** The part of a peer in a call. */
public enum PeerRole {
  /** Makes the offer. */
  CALLER,
  /** Answers it. */
  CALLEE;

  /** As it stands in reports and sentences: {@code caller}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Both, the caller first. */
  public static Stream<PeerRole> all() {
    return Stream.of(values());
  }

  /** The peer at the far side. */
  public PeerRole other() {
    return this == CALLER ? CALLEE : CALLER;
  }
}
