package io.peerproof.proof;

import io.peerproof.probe.MediaEvent;
import io.peerproof.probe.PeerEvent;
import java.util.List;

/** What a peer's own camera gives. */
final class Filming {

  /** As many as make a moving picture at the other end. */
  private static final double LEAST_FRAMES_PER_SECOND = VideoJudge.RISES_TO_PLAY + 1;

  private static final double WINDOW_MS = 2000;

  private Filming() {}

  /**
   * Whether the camera itself gave too few frames of late to send a moving picture. Where no frame
   * was ever captured, the picture is no camera's, and nothing is known.
   */
  static boolean isSlow(List<PeerEvent> events) {
    List<MediaEvent.FramesCaptured> captured =
        events.stream()
            .filter(MediaEvent.FramesCaptured.class::isInstance)
            .map(MediaEvent.FramesCaptured.class::cast)
            .toList();
    double sinceMs = LastWords.nowMs(events) - WINDOW_MS;
    long frames =
        captured.stream()
            .flatMap(told -> told.frames().stream())
            .filter(frame -> frame.atMs() >= sinceMs)
            .count();
    return !captured.isEmpty() && frames < LEAST_FRAMES_PER_SECOND * WINDOW_MS / 1000;
  }
}
