package io.peerproof.proof.diagnosis;

import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.RemoteTracks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Elements that have a remote track and, as they stand, present nothing of it to a person. Pure.
 */
final class UnplayedElements {

  /** {@code HTMLMediaElement.HAVE_ENOUGH_DATA} (HTML, section 4.8.11.7). */
  private static final int HAVE_ENOUGH_DATA = 4;

  private UnplayedElements() {}

  /**
   * Whether each element that has a remote track of this kind was seen to be paused, or (for audio)
   * muted, or (for video) hidden; false where none has one.
   *
   * @param events of the page's current document, in order
   */
  static boolean isSeen(List<PeerEvent> events, String kind) {
    return isEach(
        events,
        kind,
        state -> isPaused(state) || (kind.equals("audio") ? state.muted() : !state.visible()));
  }

  /** Whether each element that has a remote track of this kind is paused though it could play. */
  static boolean isPaused(List<PeerEvent> events, String kind) {
    return isEach(events, kind, UnplayedElements::isPaused);
  }

  private static boolean isEach(
      List<PeerEvent> events, String kind, Predicate<ElementState> silent) {
    Set<String> remote = RemoteTracks.of(events, kind).open();
    Map<String, ElementState> last = new LinkedHashMap<>();
    for (PeerEvent event : events) {
      if (event instanceof ElementState state) {
        last.put(state.element(), state);
      }
    }
    List<ElementState> having =
        last.values().stream()
            .filter(state -> state.tracks().stream().anyMatch(remote::contains))
            .toList();
    return !having.isEmpty() && having.stream().allMatch(silent);
  }

  /** One with {@code autoplay} is paused until it has enough to play, and that is no deed. */
  private static boolean isPaused(ElementState state) {
    return state.paused() && state.readyState() == HAVE_ENOUGH_DATA;
  }
}
