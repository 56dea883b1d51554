package io.peerproof.timeline;

import io.peerproof.event.PageEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A dialog of a page that asked for a decision, and that nobody answered.
 *
 * @param kind {@code confirm} or {@code prompt}
 * @param open true while it still waits, and the page with it; false when it was dismissed
 */
public record UnansweredDialog(String kind, String text, boolean open) {

  /** Dialogs with more than one answer; an alert has one only. */
  private static final Set<String> DECISIONS = Set.of("confirm", "prompt");

  /** Finds the dialog that is open, or else the last one that nobody answered. */
  static Optional<UnansweredDialog> of(PeerHistory history) {
    long closed = history.all(PageEvent.DialogClosed.class).size();
    Optional<UnansweredDialog> open =
        history.all(PageEvent.DialogOpened.class).stream()
            .skip(closed)
            .findFirst()
            .map(one -> new UnansweredDialog(one.dialog(), one.text(), true));
    return open.or(
        () ->
            history.all(PageEvent.DialogClosed.class).stream()
                .filter(one -> one.unanswered() && DECISIONS.contains(one.dialog()))
                .reduce((earlier, later) -> later)
                .map(one -> new UnansweredDialog(one.dialog(), one.text(), false)));
  }

  /** Returns a clause about it. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "the page asked \"%s\" (%s), and nobody answered%s",
        text.strip().replaceAll("\\s+", " "),
        kind,
        open
            ? ": it waits"
            : ", so it was dismissed: --steps can answer it (accept dialog, dismiss dialog, answer dialog with 'text')");
  }
}
