package io.peerproof.proof.diagnosis;

import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.StampedFrame;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.OptionalDouble;

/** Frame rate of a peer's own camera. */
final class CameraRate {

  /** As many as make a moving video at the other end. */
  private static final double LEAST_FRAMES_PER_SECOND = VideoJudge.RISES_TO_PLAY + 1;

  private static final double WINDOW_MS = 2000;

  /** Two intervals of the statistics. */
  private static final double LEAST_SPAN_MS = 1000;

  private CameraRate() {}

  /**
   * Tells whether the camera itself gave too few frames for a moving video. Where no frame was ever
   * captured, the video is no camera's, and nothing is known.
   *
   * <p>Of two measures the better one counts: a page that waits for a processor reads no frames,
   * and a source gives its encoder no more of them than that asks for.
   *
   * @param observedMs how long the video was slow at the other end, milliseconds
   */
  static boolean isSlow(PeerHistory history, double observedMs) {
    double fromMs = history.latestAtMs() - Math.max(WINDOW_MS, observedMs);
    OptionalDouble captured = framesPerSecond(history, fromMs);
    return captured.isPresent()
        && Math.max(captured.getAsDouble(), encodedFramesPerSecond(history, fromMs))
            < LEAST_FRAMES_PER_SECOND;
  }

  /** Tells whether the page set its camera to a rate that makes no moving video. */
  static boolean isSetSlow(PeerHistory history) {
    return history
        .last(PageEvent.PaceMeasured.class)
        .map(PageEvent.PaceMeasured::frameRate)
        .filter(rate -> rate < LEAST_FRAMES_PER_SECOND)
        .isPresent();
  }

  /** Recent frames per second of the camera; empty when none was ever captured. */
  static OptionalDouble framesPerSecond(PeerHistory history) {
    return framesPerSecond(history, history.latestAtMs() - WINDOW_MS);
  }

  private static OptionalDouble framesPerSecond(PeerHistory history, double fromMs) {
    List<StampedFrame> frames =
        history.all(MediaEvent.FramesCaptured.class).stream()
            .flatMap(captured -> captured.frames().stream())
            .toList();
    if (frames.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sinceMs = Math.max(fromMs, frames.get(0).atMs());
    double spanMs = Math.max(WINDOW_MS, history.latestAtMs() - sinceMs);
    long late = frames.stream().filter(frame -> frame.atMs() >= sinceMs).count();
    return OptionalDouble.of(late * 1000 / spanMs);
  }

  /** Frames that the fastest source gave to its encoder; 0 where too little is known. */
  private static double encodedFramesPerSecond(PeerHistory history, double fromMs) {
    return SourceGrowth.since(history, MediaKind.VIDEO, "frames", fromMs).stream()
        .filter(growth -> growth.spanMs() >= LEAST_SPAN_MS)
        .mapToDouble(growth -> growth.amount() * 1000 / growth.spanMs())
        .max()
        .orElse(0);
  }
}
