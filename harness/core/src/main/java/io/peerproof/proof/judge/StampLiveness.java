package io.peerproof.proof.judge;

import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.proof.TimeLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Progress of the frames with one peer's stamp.
 *
 * @param element that presents them; null without a frame
 * @param frames looked at with that stamp
 * @param rises in a row, up to the last frame: each counter after the one before it
 * @param firstAtMs when the first of them was presented; 0 without one
 * @param lastRiseAtMs when the counter last went up; null when it never did
 * @param usualPauseMs median time between two new frames, at most {@value #LONGEST_USUAL_PAUSE_MS};
 *     0 with one frame
 * @param firstCounter of the first frame, null without one
 * @param lastCounter of the last frame, null without one
 */
record StampLiveness(
    @Nullable String element,
    int frames,
    int rises,
    double firstAtMs,
    @Nullable Double lastRiseAtMs,
    double usualPauseMs,
    @Nullable Integer firstCounter,
    @Nullable Integer lastCounter) {

  /**
   * Largest usual pause that counts, in ms, however slow the video. With {@link #PAUSES_TO_FREEZE},
   * a video without a new frame for 4.5 s is frozen at any frame rate.
   */
  static final double LONGEST_USUAL_PAUSE_MS = 1500;

  /**
   * Number of usual pauses without a new frame after which a video is frozen. A slow video whose
   * encoder dropped one frame has not stopped. The factor is that of a freeze in the <a
   * href="https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats-freezecount">freezeCount
   * of webrtc-stats</a>.
   */
  private static final int PAUSES_TO_FREEZE = 3;

  /**
   * The element that shows the video now, of those that present {@code samples}: the one whose
   * counter rose last. A page may put another element in the place of one, or move a track from
   * element to element. An element that has shown too little to prove anything comes after one that
   * has.
   */
  static StampLiveness ofElements(List<VideoSample> samples, int loopFrames) {
    return samples.stream().collect(Collectors.groupingBy(VideoSample::element)).values().stream()
        .map(ofOne -> of(ofOne, loopFrames))
        .max(
            Comparator.comparing(StampLiveness::plays)
                .thenComparingDouble(StampLiveness::lastRiseOrNever)
                .thenComparingInt(StampLiveness::rises))
        .orElseGet(() -> of(List.of(), loopFrames));
  }

  private boolean plays() {
    return rises >= VideoJudge.RISES_TO_PLAY;
  }

  private double lastRiseOrNever() {
    return lastRiseAtMs == null ? Double.NEGATIVE_INFINITY : lastRiseAtMs;
  }

  /**
   * Counts the rises of {@code samples}, all of one peer and in order. A camera's counter starts
   * again after {@code loopFrames}, so a step is taken modulo the loop: less than half a loop ahead
   * is a rise, more is a step back.
   */
  static StampLiveness of(List<VideoSample> samples, int loopFrames) {
    int rises = 0;
    Double lastRiseAtMs = null;
    Integer previous = null;
    List<Double> pauses = new ArrayList<>();
    for (VideoSample sample : samples) {
      Integer counter = sample.counter();
      if (previous != null && counter != null) {
        int step = Math.floorMod(counter - previous, loopFrames);
        if (step > loopFrames / 2) {
          rises = 0;
        } else if (step > 0) {
          rises++;
          pauses.add(sample.atMs() - (lastRiseAtMs == null ? samples.get(0).atMs() : lastRiseAtMs));
          lastRiseAtMs = sample.atMs();
        }
      }
      previous = counter;
    }
    return new StampLiveness(
        samples.isEmpty() ? null : samples.get(0).element(),
        samples.size(),
        rises,
        samples.isEmpty() ? 0 : samples.get(0).atMs(),
        lastRiseAtMs,
        usualMs(pauses),
        samples.isEmpty() ? null : samples.get(0).counter(),
        previous);
  }

  /** Time without a new frame, in ms, after which video of this pace counts as frozen. */
  double freezeMs(TimeLimits limits) {
    return freezeMs(usualPauseMs, limits);
  }

  /** The same of a video that gave a new frame after each of these {@code pauses}, in ms. */
  static double freezeMs(List<Double> pauses, TimeLimits limits) {
    return freezeMs(usualMs(pauses), limits);
  }

  private static double freezeMs(double usualPauseMs, TimeLimits limits) {
    return Math.max(limits.freezeMs(), PAUSES_TO_FREEZE * usualPauseMs);
  }

  private static double usualMs(List<Double> pauses) {
    if (pauses.isEmpty()) {
      return 0;
    }
    double median = pauses.stream().sorted().skip(pauses.size() / 2).findFirst().orElseThrow();
    return Math.min(median, LONGEST_USUAL_PAUSE_MS);
  }
}
