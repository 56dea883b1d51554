package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent.DocumentLoaded;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/** States from which a peer's call does not recover by itself. */
public enum TerminalState {
  /** Things may still turn out well. */
  NO,
  /** The page may yet do something about it; when it has not after a while, the call is over. */
  UNLESS_THE_PAGE_ACTS,
  /** Nothing will come of it. */
  YES;

  /** {@code history} of the peer, in order, up to now. */
  public static TerminalState of(PeerHistory history) {
    if (history.currentDocument().all(DocumentLoaded.class).stream()
        .anyMatch(TerminalState::isMissing)) {
      return YES;
    }
    if (history.navigationFailure().isPresent()) {
      return YES;
    }
    Timeline timeline = history.timeline();
    boolean refused =
        timeline.mediaGrantedAtMs().isEmpty() && lastOfMedia(history) instanceof MediaEvent.Refused;
    boolean failed = timeline.lastState(Machine.CONNECTION).filter("failed"::equals).isPresent();
    boolean rejected =
        timeline.remoteDescriptionAtMs().isEmpty()
            && history.has(ConnectionEvent.DescriptionFailed.class);
    return refused || failed || rejected ? UNLESS_THE_PAGE_ACTS : NO;
  }

  private static boolean isMissing(DocumentLoaded loaded) {
    return !loaded.frame() && loaded.status() >= 400;
  }

  private static @Nullable PeerEvent lastOfMedia(PeerHistory history) {
    return history.steps().stream()
        .filter(MediaEvent.class::isInstance)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }
}
