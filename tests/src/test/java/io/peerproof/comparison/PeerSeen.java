package io.peerproof.comparison;

import io.peerproof.proof.expectation.ExpectedMedia;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The information on one peer that a suite could have during the call.
 *
 * @param incoming media that the peer should receive
 * @param outgoing media that the peer should send
 * @param looks samples of its page, in order; empty if the page did not answer
 * @param wire state of its peer connections
 */
record PeerSeen(
    ExpectedMedia incoming,
    ExpectedMedia outgoing,
    List<ElementSnapshot> looks,
    ConnectionSnapshot wire) {
  PeerSeen {
    looks = List.copyOf(looks);
  }

  /** Tells if the page answered. A suite whose script fails is red. */
  boolean answered() {
    return !looks.isEmpty();
  }

  /** Tells if the last sample has such remote video elements for all expected video tracks. */
  boolean everyVideo(Predicate<MediaElement> wanted) {
    return everyVideoOverTime(views -> wanted.test(views.get(views.size() - 1)));
  }

  /** Compares like {@link #everyVideo}, with all samples of one element, the first one first. */
  boolean everyVideoOverTime(Predicate<List<MediaElement>> wanted) {
    long found =
        remotes().filter(element -> element.video()).filter(e -> wanted.test(views(e))).count();
    return found >= incoming.videoTracks();
  }

  /**
   * Tells if audio is not expected, or such a remote element has an audio track in the last sample.
   */
  boolean audioIn(Predicate<MediaElement> wanted) {
    return !incoming.audio()
        || remotes().filter(element -> element.audioTracks() > 0).anyMatch(wanted);
  }

  /**
   * Returns the elements that the page marks as remote; if it expects several video tracks, all
   * elements with media.
   */
  private Stream<MediaElement> remotes() {
    List<MediaElement> elements =
        looks.isEmpty() ? List.of() : looks.get(looks.size() - 1).elements();
    long named = elements.stream().filter(MediaElement::remote).count();
    boolean enough = named >= Math.max(1, incoming.videoTracks());
    return elements.stream().filter(e -> e.remote() || !enough && e.displayed() && !e.muted());
  }

  private List<MediaElement> views(MediaElement element) {
    return looks.stream()
        .map(elementSnapshot -> named(elementSnapshot, element.name()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<MediaElement> named(ElementSnapshot elementSnapshot, String name) {
    return elementSnapshot.elements().stream()
        .filter(element -> element.name().equals(name))
        .findFirst();
  }
}
