package io.peerproof.proof;

import io.peerproof.probe.ElementEvent;
import io.peerproof.probe.PeerEvent;
import io.peerproof.probe.TrackEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the page's elements were given to play. */
final class Sources {

  private Sources() {}

  /**
   * Whether an element may have a remote track of {@code kind}: it was given a stream with it, or
   * one that was empty then and may have got it since. A browser need not decode what nobody plays.
   */
  static boolean mayHave(List<PeerEvent> events, String kind) {
    Set<String> remote =
        events.stream()
            .filter(e -> e instanceof TrackEvent.Received track && track.kind().equals(kind))
            .map(e -> ((TrackEvent.Received) e).track())
            .collect(Collectors.toSet());
    return events.stream()
        .filter(ElementEvent.SourceSet.class::isInstance)
        .map(event -> ((ElementEvent.SourceSet) event).tracks())
        .anyMatch(tracks -> tracks.isEmpty() || tracks.stream().anyMatch(remote::contains));
  }
}
