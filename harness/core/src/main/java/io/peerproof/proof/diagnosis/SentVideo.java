package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.DisplayEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Comparison of the video that a page sends with what its camera captures, in content and in frame
 * rate.
 */
final class SentVideo {

  /** An encoder that is short of time or bandwidth skips a frame now and then, not two of three. */
  private static final double LEAST_SHARE = 1 / 3.0;

  /** Slower than this, a camera is worth a word. */
  private static final double SLOW_CAMERA = 5;

  private SentVideo() {}

  /** Sentences; none when nothing is odd. */
  static List<String> oddities(String who, PeerHistory history) {
    List<String> oddities = new ArrayList<>();
    if (sendsAnotherTrack(history)) {
      oddities.add(
          String.format(
              Locale.ROOT,
              "%s sends a video track that getUserMedia did not give: a canvas, a copy, or a video that the page made.",
              who.substring(0, 1).toUpperCase(Locale.ROOT) + who.substring(1)));
    }
    OptionalDouble captured = CameraRate.framesPerSecond(history);
    OptionalDouble sent = sentFramesPerSecond(history);
    if (captured.isPresent()
        && sent.isPresent()
        && (sent.getAsDouble() < captured.getAsDouble() * LEAST_SHARE
            || captured.getAsDouble() < SLOW_CAMERA)) {
      oddities.add(
          String.format(
              Locale.ROOT,
              "Recently, %s's camera delivered %.0f frames a second, and its encoder sent %.0f.",
              who,
              captured.getAsDouble(),
              sent.getAsDouble()));
    }
    return oddities;
  }

  private static boolean sendsAnotherTrack(PeerHistory history) {
    Set<String> given = new HashSet<>();
    Set<String> sent = new HashSet<>();
    for (PeerEvent event : history.steps()) {
      if (event instanceof MediaEvent.Granted granted) {
        granted.tracks().forEach(track -> given.add(track.id()));
      } else if (event instanceof DisplayEvent.Granted granted) {
        granted.tracks().forEach(track -> given.add(track.id()));
      } else if (event instanceof TrackEvent.Added added && added.kind() == MediaKind.VIDEO) {
        sent.add(added.track());
      } else if (event instanceof TrackEvent.Replaced replaced
          && replaced.kind() == MediaKind.VIDEO
          && !replaced.track().isEmpty()) {
        sent.add(replaced.track());
      }
    }
    sent.removeAll(given);
    return !given.isEmpty() && !sent.isEmpty();
  }

  /** Of all encoders of the page, by its last statistics. */
  private static OptionalDouble sentFramesPerSecond(PeerHistory history) {
    return history
        .last(ConnectionEvent.Stats.class)
        .map(
            last ->
                last.report().values().stream()
                    .filter(SentVideo::isVideoOut)
                    .mapToDouble(entry -> ((Number) entry.get("framesPerSecond")).doubleValue())
                    .max())
        .orElse(OptionalDouble.empty());
  }

  private static boolean isVideoOut(Map<String, Object> entry) {
    return "outbound-rtp".equals(entry.get("type"))
        && MediaKind.VIDEO.text().equals(entry.get("kind"))
        && entry.get("framesPerSecond") instanceof Number;
  }
}
