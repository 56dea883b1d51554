package io.peerproof.proof.diagnosis;

import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaEvent.FramesCaptured;
import io.peerproof.event.MediaKind;
import io.peerproof.event.StampedFrame;
import io.peerproof.proof.TimeLimits;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page that sends one frame of its camera again and again, while its camera gives new ones. No
 * slow machine does that: it sends fewer frames. Pure.
 */
final class SentStill {

  /**
   * So long both ends are looked at. A video element that a canvas copies may show an old frame on
   * a slow machine, and gets a new one within a fraction of this, as long as the camera gives some.
   */
  static final double OBSERVED_MS = 3000;

  /**
   * Frames a second that are no repetition of the browser's: its refresh of a still source gives
   * one.
   */
  private static final double LEAST_FRAMES_PER_SECOND = 5;

  /** No pause of a moving video is longer. */
  private static final double LONGEST_PAUSE_MS = TimeLimits.USUAL.freezeMs();

  private SentStill() {}

  /**
   * Tells whether the peer at the far side sends a still.
   *
   * @param history of the peer that receives it, of its current document
   * @param others events of the peer at the far side, likewise
   * @param risenAtMs when the counter last rose; null if it never did
   */
  static boolean isSeen(PeerHistory history, PeerHistory others, @Nullable Double risenAtMs) {
    Map<String, List<VideoSample>> elements =
        history
            .remoteTracks(MediaKind.VIDEO)
            .samples(VideoSample.class, VideoSample::track)
            .stream()
            .filter(sample -> sample.peer() != null && !sample.ofScreen())
            .collect(Collectors.groupingBy(VideoSample::element));
    return elements.values().stream()
        .anyMatch(
            samples ->
                isStill(samples, history.latestAtMs(), risenAtMs)
                    && isCameraAlive(others, samples.get(samples.size() - 1).peer()));
  }

  /** One counter stands since the rise, and its frame is presented without a pause, up to now. */
  private static boolean isStill(
      List<VideoSample> samples, double nowMs, @Nullable Double risenAtMs) {
    int last = samples.size() - 1;
    Integer counter = samples.get(last).counter();
    int stands = last;
    while (stands > 0 && Objects.equals(samples.get(stands - 1).counter(), counter)) {
      stands--;
    }
    double standsMs = samples.get(stands).atMs();
    if (counter == null
        || risenAtMs != null && risenAtMs != standsMs
        || nowMs - standsMs < OBSERVED_MS) {
      return false;
    }
    double laterMs = nowMs;
    int first = last;
    for (int i = last; i >= stands && laterMs > nowMs - OBSERVED_MS; i--) {
      if (laterMs - samples.get(i).atMs() > LONGEST_PAUSE_MS) {
        return false;
      }
      laterMs = samples.get(i).atMs();
      first = i;
    }
    long frames = samples.get(last).presentedFrames() - samples.get(first).presentedFrames();
    return frames * 1000 / OBSERVED_MS >= LEAST_FRAMES_PER_SECOND;
  }

  /** The peer's own camera gave new frames all the time. */
  private static boolean isCameraAlive(PeerHistory others, @Nullable Integer peer) {
    double nowMs = others.latestAtMs();
    double lastMs = nowMs - OBSERVED_MS;
    int rises = 0;
    Integer counter = null;
    for (FramesCaptured captured : others.since(FramesCaptured.class, lastMs)) {
      for (StampedFrame frame : captured.frames()) {
        boolean isNew =
            frame.atMs() > nowMs - OBSERVED_MS
                && frame.counter() != null
                && frame.peer() != null
                && frame.peer().equals(peer)
                && !frame.counter().equals(counter);
        if (isNew) {
          if (frame.atMs() - lastMs > LONGEST_PAUSE_MS) {
            return false;
          }
          lastMs = frame.atMs();
          counter = frame.counter();
          rises++;
        }
      }
    }
    return nowMs - lastMs <= LONGEST_PAUSE_MS
        && rises * 1000 / OBSERVED_MS >= LEAST_FRAMES_PER_SECOND;
  }
}
