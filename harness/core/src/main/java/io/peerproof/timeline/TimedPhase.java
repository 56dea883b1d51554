package io.peerproof.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The phases of a call whose duration is measured, in the order of a call. */
public enum TimedPhase {
  MEDIA("media", PhaseDurations::mediaMs, PhaseStarts::mediaMs),
  SIGNALING("signaling", PhaseDurations::signalingMs, PhaseStarts::signalingMs),
  ICE("ice", PhaseDurations::iceMs, PhaseStarts::iceMs),
  DTLS("dtls", PhaseDurations::dtlsMs, PhaseStarts::dtlsMs),
  TRACK("track", PhaseDurations::trackMs, PhaseStarts::trackMs),
  FIRST_FRAME("firstFrame", PhaseDurations::firstFrameMs, PhaseStarts::firstFrameMs),
  PROVEN("proven", PhaseDurations::provenMs, PhaseStarts::provenMs),
  /** From the page's first WebRTC call to the proof; it contains the other phases. */
  TOTAL("total", PhaseDurations::totalMs, starts -> 0.0);

  private final String word;
  private final Function<PhaseDurations, @Nullable Double> duration;
  private final Function<PhaseStarts, @Nullable Double> start;

  TimedPhase(
      String word,
      Function<PhaseDurations, @Nullable Double> duration,
      Function<PhaseStarts, @Nullable Double> start) {
    this.word = word;
    this.duration = duration;
    this.start = start;
  }

  /** Returns the name in reports and options: {@code media}, {@code firstFrame}, … */
  public String word() {
    return word;
  }

  /** Returns the name for readers: {@code media}, {@code first frame}, … */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns the duration in milliseconds; null if the phase did not happen. */
  public @Nullable Double durationMs(PhaseDurations durations) {
    return duration.apply(durations);
  }

  /**
   * Returns the start in milliseconds after the page's first WebRTC call; null if the phase did not
   * begin.
   */
  public @Nullable Double startMs(PhaseStarts starts) {
    return start.apply(starts);
  }

  /** Returns the words of all phases, in the order of a call. */
  public static List<String> words() {
    return Arrays.stream(values()).map(TimedPhase::word).toList();
  }
}
