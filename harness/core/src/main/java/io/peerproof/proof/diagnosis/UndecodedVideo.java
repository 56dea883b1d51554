package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.MediaKind;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Video whose packets arrive all the time, without gaps, and of which no frame is ever decoded. A
 * slow machine decodes fewer frames, not none, once it gives the page time. Requests for key frames
 * are no evidence: a receiver makes them too while it has no time to decode. Pure.
 */
final class UndecodedVideo {

  /** So long it is looked at: ten intervals of the statistics. */
  static final double OBSERVED_MS = 5000;

  /** Statistics come twice a second; a busy machine is late with them. */
  private static final double LONGEST_GAP_MS = 2000;

  /** A camera of 640×480 makes that many in five seconds at five frames a second. */
  private static final long LEAST_PACKETS = 100;

  /** If more are lost, it may be parts of each key frame, and nothing can be decoded. */
  private static final double MOST_LOST = 0.05;

  private UndecodedVideo() {}

  /** Figures of one track in one sample of {@code getStats()}. */
  private record Reading(double atMs, long packets, long lost, long decoded) {}

  /**
   * Tells whether a remote track is such a video.
   *
   * @param history of the page's current document, in order
   */
  static boolean isSeen(PeerHistory history) {
    return history.remoteTracks(MediaKind.VIDEO).open().stream()
        .anyMatch(track -> isUndecoded(readings(history, track), history.latestAtMs()));
  }

  private static boolean isUndecoded(List<Reading> readings, double nowMs) {
    if (readings.isEmpty()) {
      return false;
    }
    Reading first = readings.get(0);
    Reading last = readings.get(readings.size() - 1);
    if (last.decoded() > 0
        || last.atMs() - first.atMs() < OBSERVED_MS
        || nowMs - last.atMs() > LONGEST_GAP_MS) {
      return false;
    }
    for (int i = 1; i < readings.size(); i++) {
      Reading before = readings.get(i - 1);
      Reading now = readings.get(i);
      if (now.atMs() - before.atMs() > LONGEST_GAP_MS || now.packets() <= before.packets()) {
        return false;
      }
    }
    long arrived = last.packets() - first.packets();
    return arrived >= LEAST_PACKETS && last.lost() - first.lost() <= MOST_LOST * arrived;
  }

  private static List<Reading> readings(PeerHistory history, String track) {
    Set<String> unrelated = history.connections().unrelated();
    double fromMs = history.latestAtMs() - OBSERVED_MS - 2 * LONGEST_GAP_MS;
    return history.since(Stats.class, fromMs).stream()
        .filter(stats -> !unrelated.contains(stats.pc()))
        .flatMap(
            stats ->
                stats.report().values().stream()
                    .filter(entry -> isOf(track, entry))
                    .map(
                        entry ->
                            new Reading(
                                stats.atMs(),
                                number(entry, "packetsReceived"),
                                number(entry, "packetsLost"),
                                number(entry, "framesDecoded"))))
        .toList();
  }

  private static boolean isOf(String track, Map<String, Object> entry) {
    return "inbound-rtp".equals(entry.get("type"))
        && MediaKind.VIDEO.text().equals(entry.get("kind"))
        && track.equals(entry.get("trackIdentifier"));
  }

  private static long number(Map<String, Object> entry, String figure) {
    return entry.get(figure) instanceof Number number ? number.longValue() : 0;
  }
}
