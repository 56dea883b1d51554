package io.peerproof.comparison;

import io.peerproof.proof.expectation.ExpectedMedia;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a suite could know of one peer while the call was on.
 *
 * @param incoming what the peer is to receive
 * @param outgoing what it is to send
 * @param looks at its page, in order; empty when the page could not be asked any more
 * @param wire what its peer connections told
 */
record PeerSeen(
    ExpectedMedia incoming,
    ExpectedMedia outgoing,
    List<ElementSnapshot> looks,
    ConnectionSnapshot wire) {
  PeerSeen {
    looks = List.copyOf(looks);
  }

  /** Whether the page answered. A suite whose script fails is red, whatever it would have asked. */
  boolean answered() {
    return !looks.isEmpty();
  }

  /** Whether, at the last look, there are such remote video elements for all expected pictures. */
  boolean everyVideo(Predicate<MediaElement> wanted) {
    return everyVideoOverTime(views -> wanted.test(views.get(views.size() - 1)));
  }

  /** As {@link #everyVideo}, given all views of one element, the first look's first. */
  boolean everyVideoOverTime(Predicate<List<MediaElement>> wanted) {
    long found =
        remotes().filter(element -> element.video()).filter(e -> wanted.test(views(e))).count();
    return found >= incoming.pictures();
  }

  /**
   * Whether sound is not expected or, at the last look, such a remote element has a sound track.
   */
  boolean audioIn(Predicate<MediaElement> wanted) {
    return !incoming.sound()
        || remotes().filter(element -> element.audioTracks() > 0).anyMatch(wanted);
  }

  /** Those that the page names so; where it expects more pictures, all that present something. */
  private Stream<MediaElement> remotes() {
    List<MediaElement> elements =
        looks.isEmpty() ? List.of() : looks.get(looks.size() - 1).elements();
    long named = elements.stream().filter(MediaElement::remote).count();
    boolean enough = named >= Math.max(1, incoming.pictures());
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
