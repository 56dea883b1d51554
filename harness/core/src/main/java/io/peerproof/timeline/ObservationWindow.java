package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;

/** Time in which a remote track was observed. */
public final class ObservationWindow {

  /**
   * The probe reports frames and audio in batches, at least one in this time as long as there are
   * any. So the last moments of a track are not known.
   */
  static final double BATCH_MS = 1000;

  private ObservationWindow() {}

  /**
   * The end of the observation, on the page's clock: when the page closed the connection of the
   * track, or else now.
   *
   * @param reportedAtMs when the probe last reported the track
   */
  public static double endMs(PeerHistory history, String track, double reportedAtMs) {
    double nowMs = history.latestAtMs();
    double endMs = nowMs - reportedAtMs <= BATCH_MS ? reportedAtMs : nowMs;
    String pc = "";
    for (PeerEvent event : history.steps()) {
      if (event instanceof TrackEvent.Received received && received.track().equals(track)) {
        pc = received.pc();
      } else if (event instanceof ConnectionEvent.Closed closed && closed.pc().equals(pc)) {
        return Math.min(endMs, closed.atMs());
      }
    }
    return endMs;
  }
}
