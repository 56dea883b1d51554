package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.MediaKind;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Growth of a figure of one {@code media-source} that a page sends: <a
 * href="https://www.w3.org/TR/webrtc-stats/#dom-rtcmediasourcestats">webrtc-stats</a>.
 *
 * @param spanMs time between its first and its last reading, milliseconds
 * @param amount by how much the figure grew in that time
 */
record SourceGrowth(double spanMs, double amount) {

  /**
   * The growth of each source that the page still has, from a time on.
   *
   * @param figure of the source, such as {@code frames}
   * @param fromMs on the page's clock
   */
  static List<SourceGrowth> since(
      PeerHistory history, MediaKind kind, String figure, double fromMs) {
    record Reading(double atMs, double value) {}
    Map<String, List<Reading>> readings = new LinkedHashMap<>();
    Map<String, Stats> latest = history.latestStats();
    for (Stats stats : history.since(Stats.class, fromMs)) {
      stats
          .report()
          .forEach(
              (id, entry) -> {
                if (isSource(entry, kind) && entry.get(figure) instanceof Number number) {
                  readings
                      .computeIfAbsent(stats.pc() + " " + id, source -> new ArrayList<>())
                      .add(new Reading(atMs(stats, entry), number.doubleValue()));
                }
              });
    }
    List<SourceGrowth> growths = new ArrayList<>();
    latest.forEach(
        (pc, stats) ->
            stats
                .report()
                .forEach(
                    (id, entry) -> {
                      List<Reading> ofOne = readings.getOrDefault(pc + " " + id, List.of());
                      if (isSource(entry, kind) && !ofOne.isEmpty()) {
                        Reading first = ofOne.get(0);
                        Reading last = ofOne.get(ofOne.size() - 1);
                        growths.add(
                            new SourceGrowth(
                                last.atMs() - first.atMs(), last.value() - first.value()));
                      }
                    }));
    return growths;
  }

  /** A page that waits for a processor reports a reading late, and with the time that it is of. */
  private static double atMs(Stats stats, Map<String, Object> entry) {
    return entry.get("timestamp") instanceof Number read ? read.doubleValue() : stats.atMs();
  }

  private static boolean isSource(Map<String, Object> entry, MediaKind kind) {
    return "media-source".equals(entry.get("type")) && kind.text().equals(entry.get("kind"));
  }
}
