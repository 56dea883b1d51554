package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code getStats()} last said of one kind of incoming media, summed over the page's peer
 * connections.
 *
 * @param track whether {@code ontrack} fired for this kind
 * @param packets {@code inbound-rtp.packetsReceived}
 * @param framesReceived {@code inbound-rtp.framesReceived}: whole ones; 0 for audio
 * @param framesDecoded {@code inbound-rtp.framesDecoded}; 0 for audio
 */
public record InboundRtp(boolean track, long packets, long framesReceived, long framesDecoded) {

  /**
   * Fewer packets than this and no whole frame are padding or probes: a key frame alone takes more.
   */
  private static final long LEAST_PACKETS = 10;

  public static InboundRtp of(List<PeerEvent> events, String kind) {
    return of(events, kind, entry -> true);
  }

  /** Of one remote track alone. */
  public static InboundRtp ofTrack(List<PeerEvent> events, String kind, String track) {
    return of(events, kind, entry -> track.equals(entry.get("trackIdentifier")));
  }

  private static InboundRtp of(
      List<PeerEvent> events, String kind, Predicate<Map<String, Object>> wanted) {
    boolean track =
        events.stream().anyMatch(e -> e instanceof TrackEvent.Received r && r.kind().equals(kind));
    Map<String, ConnectionEvent.Stats> latest = new LinkedHashMap<>();
    for (PeerEvent event : events) {
      if (event instanceof ConnectionEvent.Stats stats) {
        latest.put(stats.pc(), stats);
      }
    }
    long packets = 0;
    long framesReceived = 0;
    long framesDecoded = 0;
    for (ConnectionEvent.Stats stats : latest.values()) {
      for (Map<String, Object> entry : stats.report().values()) {
        if ("inbound-rtp".equals(entry.get("type"))
            && kind.equals(entry.get("kind"))
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

  /** Whether what came is too little to decode anything of. */
  public boolean nothingToDecode() {
    return packets < LEAST_PACKETS && framesReceived == 0;
  }
}
