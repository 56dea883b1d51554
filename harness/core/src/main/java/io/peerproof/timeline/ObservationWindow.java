package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import java.util.List;

/** How long a remote track was watched. */
public final class ObservationWindow {

  /**
   * The probe tells frames and sound in batches, at least one in this time as long as there are
   * any. So what a track did in the last moments is not known.
   */
  static final double BATCH_MS = 1000;

  private ObservationWindow() {}

  /**
   * The end of the watch, on the page's clock: when the page closed the connection that the track
   * came by, or else now.
   *
   * @param toldAtMs when the probe last told of the track
   */
  public static double endMs(List<PeerEvent> events, String track, double toldAtMs) {
    double nowMs = LatestState.nowMs(events);
    double endMs = nowMs - toldAtMs <= BATCH_MS ? toldAtMs : nowMs;
    String pc = "";
    for (PeerEvent event : events) {
      if (event instanceof TrackEvent.Received received && received.track().equals(track)) {
        pc = received.pc();
      } else if (event instanceof ConnectionEvent.Closed closed && closed.pc().equals(pc)) {
        return Math.min(endMs, closed.atMs());
      }
    }
    return endMs;
  }
}
