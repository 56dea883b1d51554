package io.peerproof.proof.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Quality of the other peer's video as received, by the counters in its stamps. {@code
 * docs/measures.md} says how each figure is taken, and what it does not tell.
 *
 * @param element that presented it
 * @param track the remote track that it played; of several, the one with the most frames
 * @param firstAtMs when it presented the first frame of the other peer, on the page's clock
 * @param observedMs from then on until the end of the watch
 * @param framesSent that the sender's track delivered, from the first that was presented to the
 *     last: {@code framesPresented + framesLost}
 * @param sentBy how that is known
 * @param framesPresented each counted once
 * @param framesInferred of these, those whose stamp nobody read, for the page had no time to: they
 *     are taken for the ones missing between two that were read
 * @param framesLost sent and not presented
 * @param framesRepeated presentations of a frame that had been presented before
 * @param framesOutOfOrder presented for the first time after a later one
 * @param unreadable presented frames whose stamp was not read, and that are not among the inferred
 * @param framesOfOthers presented frames with another peer's stamp
 * @param longestFreezeMs the longest time without a frame later than all before it, up to the end
 *     of the watch
 * @param longestFreezeAtMs when that began, on the page's clock
 * @param framesPerSecond later frames than all before, a second of the watch; null when it was
 *     shorter than a second
 * @param sentFramesPerSecond what the sender's track delivered a second; null likewise
 * @param delay from capture to presentation; null when the clocks were not aligned, or the sender's
 *     page reported no captures
 * @param quality of the video; null when none was sampled that could be compared
 */
public record VideoMeasures(
    String element,
    String track,
    double firstAtMs,
    double observedMs,
    int framesSent,
    SentBy sentBy,
    int framesPresented,
    int framesInferred,
    int framesLost,
    int framesRepeated,
    int framesOutOfOrder,
    int unreadable,
    int framesOfOthers,
    double longestFreezeMs,
    double longestFreezeAtMs,
    @Nullable Double framesPerSecond,
    @Nullable Double sentFramesPerSecond,
    @Nullable VideoDelay delay,
    @Nullable VideoQuality quality) {

  /** Source of the knowledge which frames were sent. */
  public enum SentBy {
    /** The sender's page reported each frame that its camera gave to a track that it sends. */
    @JsonProperty("captured")
    CAPTURED,
    /** It did not: each counter from the first to the last stands for a frame. */
    @JsonProperty("counters")
    COUNTERS
  }

  /** In less, the jitter of a single frame would show in a rate. */
  private static final double LEAST_MS_FOR_A_RATE = 1000;

  /** Null when nothing of the other peer was presented. */
  static @Nullable VideoMeasures of(
      PeerHistory own,
      PeerHistory others,
      PeerSignature expected,
      Optional<ClockOffset> clocks,
      VideoFormat camera) {
    return PresentedFrames.ofMost(own, expected.peer())
        .map(presentedFrames -> of(presentedFrames, own, others, expected, clocks, camera))
        .orElse(null);
  }

  private static @Nullable VideoMeasures of(
      PresentedFrames presentedFrames,
      PeerHistory own,
      PeerHistory others,
      PeerSignature expected,
      Optional<ClockOffset> clocks,
      VideoFormat camera) {
    int peer = expected.peer();
    List<NumberedFrame> frames = NumberedFrame.of(presentedFrames.frames(), peer, camera);
    if (frames.isEmpty()) {
      return null;
    }
    Pace pace = Pace.of(frames, presentedFrames.untilMs());
    double offsetMs = clocks.map(ClockOffset::offsetMs).orElse(0.0);
    SentFrames sent = SentFrames.of(frames, others, peer, camera, offsetMs);
    int ofOthers = presentedFrames.framesOfOthersThan(peer);
    return new VideoMeasures(
        presentedFrames.element(),
        presentedFrames.track(),
        frames.get(0).atMs(),
        Distribution.rounded(pace.observedMs, 1),
        pace.distinct + sent.lost(),
        sent.by(),
        pace.distinct,
        (int) frames.stream().filter(NumberedFrame::inferred).count(),
        sent.lost(),
        frames.size() - pace.distinct,
        pace.distinct - pace.later - 1,
        presentedFrames.frames().size() - frames.size() - ofOthers,
        ofOthers,
        Distribution.rounded(pace.longestFreezeMs, 1),
        pace.longestFreezeAtMs,
        rate(pace.later, pace.observedMs),
        sent.framesPerSecond(),
        clocks.map(known -> VideoDelay.of(frames, others, peer, camera, known)).orElse(null),
        VideoQuality.of(own, presentedFrames.track(), expected, camera));
  }

  /** {@code steps} a second, when they took {@code ms}; null when that is too short to say. */
  static @Nullable Double rate(long steps, double ms) {
    return ms < LEAST_MS_FOR_A_RATE ? null : Distribution.rounded(steps * 1000 / ms, 2);
  }

  /**
   * Intervals between frames, one after the other.
   *
   * @param distinct frames, each counted once
   * @param later frames than all before them; the first is none
   */
  private record Pace(
      int distinct,
      int later,
      double observedMs,
      double longestFreezeMs,
      double longestFreezeAtMs) {

    static Pace of(List<NumberedFrame> frames, double untilMs) {
      NumberedFrame first = frames.get(0);
      NumberedFrame latest = first;
      Set<Long> numbers = new HashSet<>();
      int later = 0;
      double longestFreezeMs = 0;
      double longestFreezeAtMs = first.atMs();
      for (NumberedFrame frame : frames) {
        numbers.add(frame.number());
        if (frame.number() > latest.number()) {
          later++;
          if (frame.atMs() - latest.atMs() > longestFreezeMs) {
            longestFreezeMs = frame.atMs() - latest.atMs();
            longestFreezeAtMs = latest.atMs();
          }
          latest = frame;
        }
      }
      if (untilMs - latest.atMs() > longestFreezeMs) {
        longestFreezeMs = untilMs - latest.atMs();
        longestFreezeAtMs = latest.atMs();
      }
      double observedMs = Math.max(untilMs, latest.atMs()) - first.atMs();
      return new Pace(numbers.size(), later, observedMs, longestFreezeMs, longestFreezeAtMs);
    }
  }
}
