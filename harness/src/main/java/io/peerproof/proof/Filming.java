package io.peerproof.proof;

import io.peerproof.probe.ConnectionEvent;
import io.peerproof.probe.PeerEvent;
import java.util.List;
import java.util.Map;

/** What a peer's own camera gives, by the browser's statistics. */
final class Filming {

  /** As many as make a moving picture at the other end. */
  private static final double LEAST_FRAMES_PER_SECOND = VideoJudge.RISES_TO_PLAY + 1;

  private Filming() {}

  /**
   * Whether the camera itself gives too few frames to send a moving picture: {@code
   * media-source.framesPerSecond}. Where no statistics tell, it is not known to.
   */
  static boolean isSlow(List<PeerEvent> events) {
    return events.stream()
        .filter(ConnectionEvent.Stats.class::isInstance)
        .map(ConnectionEvent.Stats.class::cast)
        .reduce((earlier, later) -> later)
        .map(last -> last.report().values().stream().anyMatch(Filming::isSlowSource))
        .orElse(false);
  }

  private static boolean isSlowSource(Map<String, Object> entry) {
    return "media-source".equals(entry.get("type"))
        && "video".equals(entry.get("kind"))
        && entry.get("framesPerSecond") instanceof Number rate
        && rate.doubleValue() < LEAST_FRAMES_PER_SECOND;
  }
}
