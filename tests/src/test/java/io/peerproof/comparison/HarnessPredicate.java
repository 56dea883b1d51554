package io.peerproof.comparison;

import java.util.List;

/** How another suite decides that a call works, written anew from what its source does. */
interface HarnessPredicate {

  /** Where it was read, and what it says. */
  Source source();

  /** Whether the suite would go on, with what it could know of this peer, whose page answers. */
  boolean holds(PeerSeen peer);

  /** Whether the suite is green: its predicate holds for each peer. */
  default boolean works(List<PeerSeen> peers) {
    return peers.stream().allMatch(peer -> peer.answered() && holds(peer));
  }

  /** All, from those that ask the least to those that look at the picture. */
  static List<HarnessPredicate> all() {
    return List.of(
        new TrackEvents(),
        new IceConnected(),
        new Connected(),
        new Metadata(),
        new ReadyState(),
        new TrackCount(),
        new CurrentTime(),
        new PlayingWidth(),
        new Bitrate(),
        new BytesReceived(),
        new FramesDecoded(),
        new AudioLevel(),
        new PixelSum(),
        new ChangingPixels(),
        new ColourAtPoint());
  }

  /**
   * Where a predicate was read.
   *
   * @param name of the predicate, short: a column's head
   * @param project whose it is
   * @param repository on GitHub: {@code owner/name}
   * @param files in that repository
   * @param commit at which they were read, abbreviated
   * @param licence of that project
   * @param what it asks, one plain sentence
   */
  record Source(
      String name,
      String project,
      String repository,
      List<String> files,
      String commit,
      String licence,
      String what) {
    public Source {
      files = List.copyOf(files);
    }
  }
}
