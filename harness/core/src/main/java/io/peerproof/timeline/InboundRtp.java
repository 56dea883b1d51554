package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Received media of one kind by the last {@code getStats()}, summed over the peer connections of
 * the call.
 *
 * @param track whether {@code ontrack} fired for this kind
 * @param packets {@code inbound-rtp.packetsReceived}
 * @param framesReceived {@code inbound-rtp.framesReceived}: whole ones; 0 for audio
 * @param framesDecoded {@code inbound-rtp.framesDecoded}; 0 for audio
 */
public record InboundRtp(boolean track, long packets, long framesReceived, long framesDecoded) {

  /**
   * Fewer packets than this without a whole frame are padding or probes: a key frame alone takes
   * more.
   */
  private static final long LEAST_PACKETS = 10;

  static InboundRtp of(PeerHistory history, MediaKind kind) {
    return of(history, kind, history.all(Stats.class), entry -> true);
  }

  static InboundRtp ofTrack(PeerHistory history, MediaKind kind, String track) {
    return of(
        history,
        kind,
        history.all(Stats.class),
        entry -> track.equals(entry.get("trackIdentifier")));
  }

  /** The received media of a kind by the last statistics up to a moment on the page's clock. */
  public static InboundRtp until(PeerHistory history, MediaKind kind, double atMs) {
    return earlier(
        history,
        kind,
        history.all(Stats.class).stream().filter(stats -> stats.atMs() <= atMs).toList());
  }

  /**
   * The received media as they were earlier.
   *
   * @param samples the first ones of the history's statistics, up to that moment
   */
  public static InboundRtp earlier(PeerHistory history, MediaKind kind, List<Stats> samples) {
    return of(history, kind, samples, entry -> true);
  }

  private static InboundRtp of(
      PeerHistory history,
      MediaKind kind,
      List<Stats> samples,
      Predicate<Map<String, Object>> wanted) {
    boolean track =
        history.all(TrackEvent.Received.class).stream()
            .anyMatch(received -> received.kind() == kind);
    long packets = 0;
    long framesReceived = 0;
    long framesDecoded = 0;
    Set<String> unrelated = history.connections().unrelated();
    for (Stats stats : PeerHistory.latest(samples).values()) {
      if (unrelated.contains(stats.pc())) {
        continue;
      }
      for (Map<String, Object> entry : stats.report().values()) {
        if ("inbound-rtp".equals(entry.get("type"))
            && kind.text().equals(entry.get("kind"))
            && wanted.test(entry)) {
          packets += number(entry.get("packetsReceived"));
          framesReceived += number(entry.get("framesReceived"));
          framesDecoded += number(entry.get("framesDecoded"));
        }
      }
    }
    return new InboundRtp(track, packets, framesReceived, framesDecoded);
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  /** Tells whether the received packets are too few to decode anything. */
  public boolean nothingToDecode() {
    return packets < LEAST_PACKETS && framesReceived == 0;
  }
}
