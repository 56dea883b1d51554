package io.peerproof.proof.diagnosis;

import io.peerproof.event.MediaEvent;
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

  private CameraRate() {}

  /**
   * Tells whether the camera itself recently gave too few frames for a moving video. Where no frame
   * was ever captured, the video is no camera's, and nothing is known.
   */
  static boolean isSlow(PeerHistory history) {
    OptionalDouble rate = framesPerSecond(history);
    return rate.isPresent() && rate.getAsDouble() < LEAST_FRAMES_PER_SECOND;
  }

  /** Recent frames per second of the camera; empty when none was ever captured. */
  static OptionalDouble framesPerSecond(PeerHistory history) {
    List<StampedFrame> frames =
        history.all(MediaEvent.FramesCaptured.class).stream()
            .flatMap(captured -> captured.frames().stream())
            .toList();
    if (frames.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sinceMs = history.latestAtMs() - WINDOW_MS;
    long late = frames.stream().filter(frame -> frame.atMs() >= sinceMs).count();
    return OptionalDouble.of(late * 1000 / WINDOW_MS);
  }
}
