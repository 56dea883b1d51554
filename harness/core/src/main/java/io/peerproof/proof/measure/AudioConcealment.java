package io.peerproof.proof.measure;

import io.peerproof.event.MediaKind;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Audio that the browser made up where none had come in time, as the last {@code inbound-rtp} of
 * {@code getStats()} says (W3C Identifiers for WebRTC's Statistics API, section 8.4).
 *
 * @param concealedSamples made up in all
 * @param silentConcealedSamples of these, how many were silence
 * @param concealmentEvents how often it began
 * @param totalSamplesReceived received and made up
 * @param share {@code concealedSamples} of {@code totalSamplesReceived}, 0 to 1
 */
public record AudioConcealment(
    long concealedSamples,
    long silentConcealedSamples,
    long concealmentEvents,
    long totalSamplesReceived,
    double share) {

  /** Of {@code track}; of all audio, where the statistics do not tell tracks apart. */
  static @Nullable AudioConcealment of(PeerHistory history, String track) {
    List<Map<String, Object>> audio = inboundAudio(history);
    List<Map<String, Object>> own =
        audio.stream().filter(entry -> track.equals(entry.get("trackIdentifier"))).toList();
    return sum(own.isEmpty() ? audio : own);
  }

  private static @Nullable AudioConcealment sum(List<Map<String, Object>> entries) {
    long total = sum(entries, "totalSamplesReceived");
    if (total == 0) {
      return null;
    }
    long concealed = sum(entries, "concealedSamples");
    return new AudioConcealment(
        concealed,
        sum(entries, "silentConcealedSamples"),
        sum(entries, "concealmentEvents"),
        total,
        Distribution.rounded((double) concealed / total, 4));
  }

  private static long sum(List<Map<String, Object>> entries, String counter) {
    return entries.stream()
        .mapToLong(entry -> entry.get(counter) instanceof Number number ? number.longValue() : 0)
        .sum();
  }

  private static List<Map<String, Object>> inboundAudio(PeerHistory history) {
    return history.latestStats().values().stream()
        .flatMap(stats -> stats.report().values().stream())
        .filter(
            e ->
                "inbound-rtp".equals(e.get("type")) && MediaKind.AUDIO.text().equals(e.get("kind")))
        .toList();
  }
}
