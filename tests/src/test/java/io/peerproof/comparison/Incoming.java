package io.peerproof.comparison;

/**
 * What a peer is to receive. Every suite knows what its own page does, so no predicate is held to
 * media that the call is not to carry.
 *
 * @param videos how many pictures
 * @param audio whether sound
 */
record Incoming(int videos, boolean audio) {

  /** A picture and sound: the usual call. */
  static final Incoming USUAL = new Incoming(1, true);

  /** No media: a call of messages, or one that only sends. */
  static final Incoming NOTHING = new Incoming(0, false);

  boolean video() {
    return videos > 0;
  }

  boolean media() {
    return video() || audio;
  }
}
