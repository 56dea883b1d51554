package io.peerproof.timeline;

import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sources of the page's media elements. */
public final class ElementSources {

  private static final String UNTOUCHED =
      ": without a click, a browser plays audible media only on a page that captures (--autoplay)";

  private ElementSources() {}

  /**
   * Tells whether an element may have a remote track of {@code kind}: the page gave it a stream
   * with that track, or an empty stream that may have got the track since. A browser need not
   * decode a track that no element plays.
   */
  public static boolean mayHave(PeerHistory history, MediaKind kind) {
    Set<String> remote =
        history.all(TrackEvent.Received.class).stream()
            .filter(track -> track.kind() == kind)
            .map(TrackEvent.Received::track)
            .collect(Collectors.toSet());
    return history.all(ElementEvent.SourceSet.class).stream()
        .map(ElementEvent.SourceSet::tracks)
        .anyMatch(tracks -> tracks.isEmpty() || tracks.stream().anyMatch(remote::contains));
  }

  /** The reason why elements with such a track do not present it: {@code : video1 is paused}. */
  public static String why(PeerHistory history, MediaKind kind) {
    Set<String> remote = history.remoteTracks(kind).open();
    List<String> why =
        history.elementStates().values().stream()
            .filter(state -> state.tracks().stream().anyMatch(remote::contains))
            .filter(ElementEvent.ElementState::paused)
            .map(state -> state.element() + " is paused" + refusal(history, state))
            .toList();
    return why.isEmpty() ? "" : ": " + String.join(", ", why);
  }

  /** The elements that are paused now. */
  public static Set<String> paused(PeerHistory history) {
    return history.elementStates().values().stream()
        .filter(ElementEvent.ElementState::paused)
        .map(ElementEvent.ElementState::element)
        .collect(Collectors.toSet());
  }

  private static String refusal(PeerHistory history, ElementEvent.ElementState state) {
    return history.all(ElementEvent.PlayRefused.class).stream()
        .filter(refused -> refused.element().equals(state.element()))
        .map(
            refused ->
                ", and play() was rejected with "
                    + refused.name()
                    + (refused.name().equals("NotAllowedError") ? UNTOUCHED : ""))
        .reduce((earlier, later) -> later)
        .orElse(state.muted() || history.has(MediaEvent.Granted.class) ? "" : UNTOUCHED);
  }
}
