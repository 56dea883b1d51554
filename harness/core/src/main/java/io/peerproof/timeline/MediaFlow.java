package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import java.util.List;

/** Whether media go on arriving. */
public final class MediaFlow {

  /** Two samples of the statistics; sound and picture come many times in that. */
  private static final double STOPPED_MS = 1000;

  private MediaFlow() {}

  /**
   * Whether media arrived, and in the last second none of any kind: the connection itself may be
   * gone, and its state machines say so later only.
   */
  public static boolean stopped(List<PeerEvent> events) {
    boolean video = InboundRtp.of(events, "video").packets() > 0;
    boolean audio = InboundRtp.of(events, "audio").packets() > 0;
    return (video || audio)
        && (!video || stopped(events, "video"))
        && (!audio || stopped(events, "audio"));
  }

  /** Whether packets of {@code kind} once arrived and none did in the last second. */
  public static boolean stopped(List<PeerEvent> events, String kind) {
    double sinceMs = LatestState.nowMs(events) - STOPPED_MS;
    int last = -1;
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof ConnectionEvent.Stats stats && stats.atMs() <= sinceMs) {
        last = i;
      }
    }
    if (last < 0) {
      return false;
    }
    long then = InboundRtp.of(events.subList(0, last + 1), kind).packets();
    return then > 0 && then == InboundRtp.of(events, kind).packets();
  }
}
