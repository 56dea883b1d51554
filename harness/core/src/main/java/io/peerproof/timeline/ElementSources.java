package io.peerproof.timeline;

import io.peerproof.event.ElementEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the page's elements were given to play. */
public final class ElementSources {

  private ElementSources() {}

  /**
   * Whether an element may have a remote track of {@code kind}: it was given a stream with it, or
   * one that was empty then and may have got it since. A browser need not decode what nobody plays.
   */
  public static boolean mayHave(List<PeerEvent> events, String kind) {
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

  /**
   * What the elements with such a track did instead of presenting it: {@code : video1 is paused}.
   */
  public static String why(List<PeerEvent> events, String kind) {
    Set<String> remote = RemoteTracks.of(events, kind).open();
    List<String> why =
        last(events).values().stream()
            .filter(state -> state.tracks().stream().anyMatch(remote::contains))
            .filter(ElementEvent.ElementState::paused)
            .map(state -> state.element() + " is paused" + refusal(events, state.element()))
            .toList();
    return why.isEmpty() ? "" : ": " + String.join(", ", why);
  }

  /** The elements that are paused now. */
  public static Set<String> paused(List<PeerEvent> events) {
    return last(events).values().stream()
        .filter(ElementEvent.ElementState::paused)
        .map(ElementEvent.ElementState::element)
        .collect(Collectors.toSet());
  }

  private static Map<String, ElementEvent.ElementState> last(List<PeerEvent> events) {
    Map<String, ElementEvent.ElementState> last = new LinkedHashMap<>();
    for (PeerEvent event : events) {
      if (event instanceof ElementEvent.ElementState state) {
        last.put(state.element(), state);
      }
    }
    return last;
  }

  private static String refusal(List<PeerEvent> events, String element) {
    return events.stream()
        .filter(
            e -> e instanceof ElementEvent.PlayRefused refused && refused.element().equals(element))
        .map(e -> ", and play() was rejected with " + ((ElementEvent.PlayRefused) e).name())
        .reduce((earlier, later) -> later)
        .orElse("");
  }
}
