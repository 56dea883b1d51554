package io.peerproof.timeline;

import io.peerproof.event.ElementEvent.ElementState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Frames of another origin. A page in such a frame cannot see what hides the frame; the page around
 * it can, and says so of each of its frames. Pure.
 */
final class ForeignFrames {

  private ForeignFrames() {}

  /** Returns what hides the frame that an element is in; empty where it is seen, or not known. */
  static Optional<String> hiding(PeerHistory history, @Nullable ElementState state) {
    List<ElementState> around = around(history, state);
    return around.stream().anyMatch(ElementState::visible)
        ? Optional.empty()
        : around.stream()
            .map(
                frame ->
                    String.format(
                        Locale.ROOT,
                        "in %s: %s",
                        history.elementName(frame.element()),
                        frame.unseen()))
            .findFirst();
  }

  /** Tells whether an element is in a frame that may be hidden, for all that is known. */
  static boolean maybeHiding(PeerHistory history, @Nullable ElementState state) {
    List<ElementState> around = around(history, state);
    return isInOne(state) && (around.isEmpty() || !around.stream().allMatch(ElementState::visible));
  }

  /** The frames that an element may be in: those of its frame's size, or all. */
  private static List<ElementState> around(PeerHistory history, @Nullable ElementState state) {
    if (state == null || !isInOne(state)) {
      return List.of();
    }
    List<ElementState> frames =
        history.elementStates().values().stream()
            .filter(one -> one.element().contains("iframe"))
            .toList();
    List<ElementState> ofSize =
        frames.stream()
            .filter(
                one ->
                    String.format(Locale.ROOT, "%d×%d", one.width(), one.height())
                        .equals(state.frame()))
            .toList();
    return ofSize.isEmpty() ? frames : ofSize;
  }

  private static boolean isInOne(@Nullable ElementState state) {
    return state != null && state.frame() != null && !state.frame().isEmpty();
  }
}
