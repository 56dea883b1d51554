package io.peerproof.proof.measure;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rates of a peer's own camera and microphone in a stretch of time, beside the promised ones. Pure.
 *
 * @param framesPerSecond of the camera; null where it delivers to nobody, or too little is known
 * @param promisedFramesPerSecond what its format and the page's constraints ask for; null likewise
 * @param audioShare of real time that the microphone delivered, 0 to 1; null where nobody listens
 */
record CaptureRates(
    @Nullable Double framesPerSecond,
    @Nullable Double promisedFramesPerSecond,
    @Nullable Double audioShare) {

  static final CaptureRates NONE = new CaptureRates(null, null, null);

  /** Frames are reported in batches, a quarter of a second apart: docs/probe.md. */
  private static final double NOT_REPORTED_YET_MS = 400;

  /**
   * In less time nothing is known of the rate: while a connection is being made, the page has other
   * things to do than to read frames (12 of 30 a second on an idle machine).
   */
  private static final double LEAST_SPAN_MS = 1500;

  /**
   * @param history of the peer's current document, in order
   * @param fromMs beginning of the stretch, on the page's clock; its end is the last event's time
   * @param cameraRate what the camera's format promises, frames a second
   */
  static CaptureRates of(PeerHistory history, double fromMs, int cameraRate) {
    Set<String> live = liveCameras(history);
    Double frames = live.isEmpty() ? null : framesPerSecond(history, live, fromMs);
    return new CaptureRates(
        frames, frames == null ? null : promised(history, cameraRate), audioShare(history, fromMs));
  }

  /** Tracks of cameras that the page still has, and has not switched off. */
  private static Set<String> liveCameras(PeerHistory history) {
    Set<String> live = new HashSet<>();
    for (PeerEvent event : history.steps()) {
      if (event instanceof MediaEvent.Granted granted) {
        granted.tracks().stream()
            .filter(track -> track.kind() == MediaKind.VIDEO)
            .forEach(track -> live.add(track.id()));
      } else if (event instanceof TrackEvent.Stopped stopped) {
        live.remove(stopped.track());
      } else if (event instanceof TrackEvent.EnabledSet set && !set.enabled()) {
        live.remove(set.track());
      }
    }
    return live;
  }

  /**
   * The better of two measures: what the page could read of the track, and what was encoded of it.
   */
  private static @Nullable Double framesPerSecond(
      PeerHistory history, Set<String> live, double fromMs) {
    Double read = readByThePage(history, live, fromMs);
    Double sent = slope(history, fromMs, MediaKind.VIDEO, "frames");
    return read == null || sent != null && sent * 1000 > read ? timesThousand(sent) : read;
  }

  private static @Nullable Double readByThePage(
      PeerHistory history, Set<String> live, double fromMs) {
    double untilMs = history.latestAtMs() - NOT_REPORTED_YET_MS;
    Map<String, Integer> frames = new LinkedHashMap<>();
    double firstMs = Double.POSITIVE_INFINITY;
    List<FramesCaptured> batches = history.all(FramesCaptured.class);
    // Backwards, and no further than to a batch of before.
    for (int i = batches.size() - 1; i >= 0; i--) {
      FramesCaptured captured = batches.get(i);
      if (captured.atMs() < fromMs && firstMs <= fromMs) {
        break;
      }
      if (live.contains(captured.track())) {
        firstMs =
            captured.frames().isEmpty()
                ? firstMs
                : Math.min(firstMs, captured.frames().get(0).atMs());
        int counted =
            (int)
                captured.frames().stream()
                    .filter(frame -> frame.atMs() >= fromMs && frame.atMs() <= untilMs)
                    .count();
        frames.merge(captured.track(), counted, Integer::sum);
      }
    }
    double spanMs = untilMs - Math.max(fromMs, firstMs);
    return frames.isEmpty() || spanMs < LEAST_SPAN_MS
        ? null
        : frames.values().stream().mapToInt(Integer::intValue).max().orElse(0) * 1000 / spanMs;
  }

  private static @Nullable Double timesThousand(@Nullable Double perMs) {
    return perMs == null ? null : perMs * 1000;
  }

  /** Frame rate that the page set, where that is less than the camera's. */
  private static double promised(PeerHistory history, int cameraRate) {
    double promised = cameraRate;
    for (PageEvent.PaceMeasured pace : history.all(PageEvent.PaceMeasured.class)) {
      if (pace.frameRate() != null) {
        promised = Math.min(pace.frameRate(), cameraRate);
      }
    }
    return promised;
  }

  /** {@code totalSamplesDuration} of the microphone's {@code media-source}, seconds. */
  private static @Nullable Double audioShare(PeerHistory history, double fromMs) {
    Double perMs = slope(history, fromMs, MediaKind.AUDIO, "totalSamplesDuration");
    return perMs == null ? null : Math.min(1, perMs * 1000);
  }

  /**
   * By how much a figure of the peer's {@code media-source} of this kind rose in a millisecond,
   * between the first and the last sample of the statistics; null where there are not two, or the
   * source was another one meanwhile.
   */
  private static @Nullable Double slope(
      PeerHistory history, double fromMs, MediaKind kind, String figure) {
    record Reading(double atMs, String id, double value) {}
    List<Reading> readings = new ArrayList<>();
    for (Stats stats : history.since(Stats.class, fromMs)) {
      stats
          .report()
          .forEach(
              (id, entry) -> {
                if ("media-source".equals(entry.get("type"))
                    && kind.text().equals(entry.get("kind"))
                    && entry.get(figure) instanceof Number number) {
                  readings.add(new Reading(stats.atMs(), id, number.doubleValue()));
                }
              });
    }
    if (readings.isEmpty()) {
      return null;
    }
    Reading last = readings.get(readings.size() - 1);
    return readings.stream()
        .filter(reading -> reading.id().equals(last.id()))
        .findFirst()
        .filter(
            first -> last.atMs() - first.atMs() >= LEAST_SPAN_MS && last.value() >= first.value())
        .map(first -> (last.value() - first.value()) / (last.atMs() - first.atMs()))
        .orElse(null);
  }
}
