package io.peerproof.comparison;

import java.util.List;

/**
 * The condition by which another suite decides that a call works, reimplemented from its source.
 */
interface HarnessPredicate {

  /** Returns the source of the predicate. */
  Source source();

  /** Tells if the suite would continue, given its information on this peer, whose page answers. */
  boolean holds(PeerSeen peer);

  /** Tells if the suite is green: its predicate holds for each peer. */
  default boolean works(List<PeerSeen> peers) {
    return peers.stream().allMatch(peer -> peer.answered() && holds(peer));
  }

  /** Returns all predicates, from the weakest to those that read pixels. */
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
   * The source of a predicate.
   *
   * @param name short name of the predicate, for the head of a column
   * @param project name of the project
   * @param repository on GitHub: {@code owner/name}
   * @param files in that repository
   * @param commit abbreviated commit that was read
   * @param licence licence of the project
   * @param what condition in one plain sentence
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
