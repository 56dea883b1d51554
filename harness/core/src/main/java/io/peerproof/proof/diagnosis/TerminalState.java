package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent.DocumentLoaded;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;

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
        .anyMatch(DocumentLoaded::leadsNowhere)) {
      return YES;
    }
    if (history.navigationFailure().isPresent()) {
      return YES;
    }
    Timeline timeline = history.timeline();
    boolean refused = timeline.mediaGrantedAtMs().isEmpty() && isRefused(history);
    boolean failed = timeline.lastState(Machine.CONNECTION).filter("failed"::equals).isPresent();
    boolean rejected =
        timeline.remoteDescriptionAtMs().isEmpty()
            && timeline.connection().filter(pc -> isOfCall(pc, history)).isPresent();
    return refused || failed || rejected ? UNLESS_THE_PAGE_ACTS : NO;
  }

  /**
   * Tells whether a description of a connection was rejected that was made for a call: it has a
   * track, a data channel or a description. A page may try a bad one on another, to see what the
   * browser can do.
   */
  private static boolean isOfCall(String pc, PeerHistory history) {
    return isNamed(ConnectionEvent.DescriptionFailed.class, pc, history)
        && (isNamed(ConnectionEvent.DataChannelState.class, pc, history)
            || isNamed(ConnectionEvent.DescriptionSet.class, pc, history)
            || history.all(TrackEvent.Added.class).stream()
                .anyMatch(added -> added.pc().equals(pc)));
  }

  private static boolean isNamed(
      Class<? extends ConnectionEvent> type, String pc, PeerHistory history) {
    return history.all(type).stream().anyMatch(event -> event.pc().equals(pc));
  }

  /**
   * Tells whether each request for media was refused. A page may ask for others before the first
   * refusal is reported with what the devices could give.
   */
  private static boolean isRefused(PeerHistory history) {
    int refused = history.all(MediaEvent.Refused.class).size();
    return refused > 0 && refused >= history.all(MediaEvent.Requested.class).size();
  }
}
