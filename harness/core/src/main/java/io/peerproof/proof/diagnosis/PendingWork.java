package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent.DocumentLoaded;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;

/**
 * Work that a page began and that other threads and processes have to finish: loading, capture, a
 * connection, decoding. Its script cannot go on before, however much time it has. Pure.
 */
public final class PendingWork {

  private PendingWork() {}

  /** Tells whether the page waits for such work; {@code history} of the peer, in order. */
  public static boolean isSeen(PeerHistory history) {
    PeerHistory current = history.currentDocument();
    return current.all(DocumentLoaded.class).stream().allMatch(DocumentLoaded::frame)
        || isCapturing(current)
        || isConnecting(current.timeline())
        || !current.timeline().allClosed() && !MediaGround.receives(current);
  }

  private static boolean isCapturing(PeerHistory current) {
    return current.all(MediaEvent.Requested.class).size()
            > current.all(MediaEvent.Granted.class).size()
                + current.all(MediaEvent.Refused.class).size()
        || current.all(DisplayEvent.Requested.class).size()
            > current.all(DisplayEvent.Granted.class).size()
                + current.all(DisplayEvent.Refused.class).size();
  }

  private static boolean isConnecting(Timeline timeline) {
    return timeline.localDescriptionAtMs().isPresent()
        && timeline.remoteDescriptionAtMs().isPresent()
        && (timeline.iceConnectedAtMs().isEmpty() || timeline.dtlsConnectedAtMs().isEmpty())
        && !timeline.allClosed()
        && timeline.lastState(Machine.CONNECTION).filter("failed"::equals).isEmpty();
  }
}
