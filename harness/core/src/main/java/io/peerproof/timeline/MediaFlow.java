package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.MediaKind;
import java.util.List;

/** Continuity of the received media. */
public final class MediaFlow {

  /** Two samples of the statistics; audio and video packets arrive many times in that. */
  private static final double STOPPED_MS = 1000;

  private MediaFlow() {}

  /**
   * Tells whether media arrived, and in the last second none of any kind. The connection itself may
   * be lost: its state machines report that only later.
   */
  public static boolean stopped(PeerHistory history) {
    boolean video = history.inboundRtp(MediaKind.VIDEO).packets() > 0;
    boolean audio = history.inboundRtp(MediaKind.AUDIO).packets() > 0;
    return (video || audio)
        && (!video || stopped(history, MediaKind.VIDEO))
        && (!audio || stopped(history, MediaKind.AUDIO));
  }

  /** Tells whether packets of {@code kind} once arrived and none did in the last second. */
  public static boolean stopped(PeerHistory history, MediaKind kind) {
    double sinceMs = history.latestAtMs() - STOPPED_MS;
    List<Stats> stats = history.all(Stats.class);
    int last = stats.size() - 1;
    while (last >= 0 && stats.get(last).atMs() > sinceMs) {
      last--;
    }
    if (last < 0) {
      return false;
    }
    long then = InboundRtp.earlier(history, kind, stats.subList(0, last + 1)).packets();
    return then > 0 && then == history.inboundRtp(kind).packets();
  }
}
