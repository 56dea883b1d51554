package io.peerproof.timeline;

import io.peerproof.event.PageEvent.VisibilityChanged;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Time in which a page is hidden, so that its browser presents no frames.
 *
 * @param hiddenSinceMs when it was hidden; empty while it is shown
 * @param shownAgainMs when it was last shown again; empty when it never was hidden before
 */
public record PageVisibility(OptionalDouble hiddenSinceMs, OptionalDouble shownAgainMs) {

  static PageVisibility of(PeerHistory history) {
    List<VisibilityChanged> changes = history.all(VisibilityChanged.class);
    VisibilityChanged last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
    boolean hidden = last != null && last.hidden();
    return new PageVisibility(
        hidden ? OptionalDouble.of(last.atMs()) : OptionalDouble.empty(),
        changes.stream()
            .filter(change -> !change.hidden())
            .mapToDouble(VisibilityChanged::atMs)
            .max());
  }
}
