package io.peerproof.proof.diagnosis;

import io.peerproof.event.ElementEvent.ElementState;
import io.peerproof.event.MediaKind;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
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
   * Tells whether each element with a remote track of this kind was seen to be paused, or (for
   * audio) muted, or (for video) hidden; false where none has one.
   *
   * @param history of the page's current document, in order
   */
  static boolean isSeen(PeerHistory history, MediaKind kind) {
    return isEach(
        history,
        kind,
        state -> isPaused(state) || (kind == MediaKind.AUDIO ? state.muted() : !state.visible()));
  }

  /** Tells whether each element with a remote track of this kind is paused though it could play. */
  static boolean isPaused(PeerHistory history, MediaKind kind) {
    return isEach(history, kind, UnplayedElements::isPaused);
  }

  private static boolean isEach(
      PeerHistory history, MediaKind kind, Predicate<ElementState> silent) {
    Set<String> remote = history.remoteTracks(kind).open();
    List<ElementState> having =
        history.elementStates().values().stream()
            .filter(state -> state.tracks().stream().anyMatch(remote::contains))
            .toList();
    return !having.isEmpty() && having.stream().allMatch(silent);
  }

  /** One with {@code autoplay} is paused until it has enough to play, and that is no action. */
  private static boolean isPaused(ElementState state) {
    return state.paused() && state.readyState() == HAVE_ENOUGH_DATA;
  }
}
