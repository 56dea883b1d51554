package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.CurrentDocument;
import io.peerproof.timeline.NavigationFailure;
import io.peerproof.timeline.Timeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a peer has come to a state from which its call will not come back by itself. */
public enum TerminalState {
  /** Things may still turn out well. */
  NO,
  /** The page may yet do something about it; when it has not after a while, the call is over. */
  UNLESS_THE_PAGE_ACTS,
  /** Nothing will come of it. */
  YES;

  /** {@code events} of the peer, in order, up to now. */
  public static TerminalState of(List<PeerEvent> events) {
    if (CurrentDocument.of(events).stream().anyMatch(TerminalState::isMissingPage)) {
      return YES;
    }
    if (NavigationFailure.of(events).isPresent()) {
      return YES;
    }
    Timeline timeline = Timeline.of(events);
    boolean refused =
        timeline.mediaGrantedAtMs().isEmpty() && lastOfMedia(events) instanceof MediaEvent.Refused;
    boolean failed = timeline.lastState(Machine.CONNECTION).filter("failed"::equals).isPresent();
    boolean rejected =
        timeline.remoteDescriptionAtMs().isEmpty()
            && events.stream().anyMatch(ConnectionEvent.DescriptionFailed.class::isInstance);
    return refused || failed || rejected ? UNLESS_THE_PAGE_ACTS : NO;
  }

  private static boolean isMissingPage(PeerEvent event) {
    return event instanceof PageEvent.DocumentLoaded loaded
        && !loaded.frame()
        && loaded.status() >= 400;
  }

  private static @Nullable PeerEvent lastOfMedia(List<PeerEvent> events) {
    return events.stream()
        .filter(MediaEvent.class::isInstance)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }
}
