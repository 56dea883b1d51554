package io.peerproof.proof.measure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.peerproof.event.PageEvent;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Health of the machine during one peer's call, in a stretch of time. Pure.
 *
 * <p>Two kinds of evidence are needed before the machine is blamed: that its processors were wanted
 * by more than they could serve, which no page can bring about by being slow, and that something
 * came late for it. What is not known (a system without pressure figures, a page without a camera)
 * blames nobody.
 *
 * @param spanMs length of the stretch, milliseconds
 * @param cameraFramesPerSecond what the peer's own camera delivered; null where it is not known
 * @param promisedFramesPerSecond what the camera's format and the page's constraints ask for; null
 *     likewise
 * @param audioShare of real time that the peer's microphone delivered, 0 to 1; null likewise
 * @param timersShare of the page's timers that fired, 0 to 1; null where the page reported none
 * @param timersLateMs by how much the latest of the page's timers was late, milliseconds; null
 *     likewise
 * @param harnessLateMs by how much the latest of the harness's own timers was late, milliseconds
 * @param harnessShare of the harness's own timers that fired, 0 to 1
 * @param runnable as in {@link HostSample}; likewise the following
 * @param pressure share of the time in which a thread waited for a processor, 0 to 1
 * @param busy share of the processors' time that was not idle, 0 to 1
 * @param foreign share of the processors' time that other programs had, 0 to 1
 * @param throttled share of the periods in which the container's quota was used up, 0 to 1
 * @param silentMs time at the end of the stretch in which the page should have reported its timers
 *     and did not, milliseconds; not in reports, so 0 where it was read from one
 */
public record HostHealth(
    double spanMs,
    @Nullable Double cameraFramesPerSecond,
    @Nullable Double promisedFramesPerSecond,
    @Nullable Double audioShare,
    @Nullable Double timersShare,
    @Nullable Double timersLateMs,
    @Nullable Double harnessLateMs,
    @Nullable Double harnessShare,
    @Nullable Double runnable,
    @Nullable Double pressure,
    @Nullable Double busy,
    @Nullable Double foreign,
    @Nullable Double throttled,
    @JsonIgnore double silentMs) {

  /** The health where the page reported its timers to the end. */
  @JsonCreator
  public HostHealth(
      @JsonProperty("spanMs") double spanMs,
      @JsonProperty("cameraFramesPerSecond") @Nullable Double cameraFramesPerSecond,
      @JsonProperty("promisedFramesPerSecond") @Nullable Double promisedFramesPerSecond,
      @JsonProperty("audioShare") @Nullable Double audioShare,
      @JsonProperty("timersShare") @Nullable Double timersShare,
      @JsonProperty("timersLateMs") @Nullable Double timersLateMs,
      @JsonProperty("harnessLateMs") @Nullable Double harnessLateMs,
      @JsonProperty("harnessShare") @Nullable Double harnessShare,
      @JsonProperty("runnable") @Nullable Double runnable,
      @JsonProperty("pressure") @Nullable Double pressure,
      @JsonProperty("busy") @Nullable Double busy,
      @JsonProperty("foreign") @Nullable Double foreign,
      @JsonProperty("throttled") @Nullable Double throttled) {
    this(
        spanMs,
        cameraFramesPerSecond,
        promisedFramesPerSecond,
        audioShare,
        timersShare,
        timersLateMs,
        harnessLateMs,
        harnessShare,
        runnable,
        pressure,
        busy,
        foreign,
        throttled,
        0);
  }

  /** Nothing is known, and nothing is blamed. */
  public static final HostHealth UNKNOWN =
      new HostHealth(0, null, null, null, null, null, null, null, null, null, null, null, null);

  /**
   * Least share that a machine that kept up delivers: two timers of three, two thirds of the
   * processors. On an idle machine of two processors, calls of the demo page had 0.78 and more, and
   * beside two busy processes for each processor 0.33 to 0.7 (docs/host.md).
   */
  public static final double KEPT_UP = 0.67;

  /**
   * The same of frames: 0.98 and more of them came on the idle machine, 0.44 to 0.77 beside the
   * busy processes.
   */
  static final double FRAMES_KEPT_UP = 0.85;

  /** Audio is delivered in packets of 10 ms; a tenth that is missing is heard as a gap. */
  public static final double AUDIO_KEPT_UP = 0.9;

  /**
   * From what share of time with a waiting thread on the processors count as wanted by too many.
   */
  static final double HIGH_PRESSURE = 0.5;

  /** From what share of busy processors on there is none left, where no pressure is reported. */
  static final double NO_PROCESSOR_LEFT = 0.95;

  /** From what share of throttled periods on the quota holds the container back. */
  static final double HELD_BACK = 0.2;

  /**
   * From so many runnable threads a processor on, the machine is crowded: browsers have many
   * threads that run for a moment each, and calls on an idle machine had up to 5.5.
   */
  static final double CROWDED = 7;

  /**
   * Share of the processors that a call gets when it needs it, however busy other programs are: the
   * kernel shares fairly, and two browsers have as many threads that want to run as a dozen busy
   * programs on two processors.
   */
  static final double FAIR_SHARE = 1 / 3.0;

  /** Largest factor by which limits grow, however slow the machine is. */
  public static final double MOST_SLOWDOWN = 6;

  /** Frames a second from which on a smaller camera is advised. */
  private static final double SMALL_CAMERA_RATE = 15;

  /**
   * The same while a page stands still, and its own script may be the cause: a stall of this
   * machine is over by then, and an endless loop is not.
   */
  private static final double MOST_SLOWDOWN_IN_DOUBT = 3;

  /**
   * From what lateness on a timer is worth a word: a long task is one of 50 ms (W3C Long Tasks).
   */
  private static final double LATE_MS = 150;

  /**
   * Measures the stretch from {@code fromMs} to {@code toMs}.
   *
   * @param history all of the peer's, in order; their clock is taken for the machine's wall clock
   * @param samples of the machine, in order
   * @param fromMs milliseconds since the Unix epoch, as is {@code toMs}
   * @param cameraRate what the peer's camera promises, frames a second
   */
  public static HostHealth of(
      PeerHistory history, List<HostSample> samples, double fromMs, double toMs, int cameraRate) {
    PeerHistory current = history.currentDocument();
    CaptureRates rates = CaptureRates.of(current, fromMs, cameraRate);
    List<PageEvent.PaceMeasured> paces =
        current.since(PageEvent.PaceMeasured.class, fromMs).stream()
            .filter(pace -> pace.atMs() > fromMs && pace.atMs() <= toMs)
            .toList();
    List<HostSample> there =
        samples.stream().filter(one -> one.atMs() > fromMs && one.atMs() <= toMs).toList();
    return new HostHealth(
        Math.max(0, toMs - fromMs),
        rounded(rates.framesPerSecond()),
        rates.promisedFramesPerSecond(),
        rounded(rates.audioShare()),
        rounded(timersShare(paces)),
        paces.stream()
            .map(PageEvent.PaceMeasured::mostLateMs)
            .max(Double::compare)
            .map(late -> (double) Math.round(late))
            .orElse(null),
        there.stream()
            .map(HostSample::mostLateMs)
            .max(Double::compare)
            .map(late -> (double) Math.round(late))
            .orElse(null),
        rounded(mean(there, HostSample::onTime)),
        rounded(mean(there, HostSample::runnable)),
        rounded(mean(there, HostSample::pressure)),
        rounded(mean(there, HostSample::busy)),
        rounded(mean(there, HostSample::foreign)),
        rounded(mean(there, HostSample::throttled)),
        silentMs(current, fromMs, toMs));
  }

  /** Time in which the page should have reported its timers again and did not. */
  private static double silentMs(PeerHistory current, double fromMs, double toMs) {
    List<PageEvent.PaceMeasured> all = current.all(PageEvent.PaceMeasured.class);
    int last = all.size() - 1;
    while (last >= 0 && all.get(last).atMs() > toMs) {
      last--;
    }
    return last < 0
        ? 0
        : Math.max(
            0, toMs - Math.max(fromMs, all.get(last).atMs() + PageEvent.PaceMeasured.INTERVAL_MS));
  }

  private static @Nullable Double timersShare(List<PageEvent.PaceMeasured> paces) {
    double spanMs = paces.stream().mapToDouble(PageEvent.PaceMeasured::spanMs).sum();
    double firedMs =
        paces.stream().mapToDouble(pace -> pace.fired() * PageEvent.PaceMeasured.TIMER_MS).sum();
    return spanMs > 0 ? Math.min(1, firedMs / spanMs) : null;
  }

  /** Weighted by the time that each sample covers. */
  private static @Nullable Double mean(
      List<HostSample> samples, Function<HostSample, @Nullable Double> figure) {
    List<HostSample> known = samples.stream().filter(one -> figure.apply(one) != null).toList();
    ToDoubleFunction<HostSample> weighted =
        one -> Objects.requireNonNull(figure.apply(one)) * one.spanMs();
    double spanMs = known.stream().mapToDouble(HostSample::spanMs).sum();
    return spanMs > 0 ? known.stream().mapToDouble(weighted).sum() / spanMs : null;
  }

  private static @Nullable Double rounded(@Nullable Double value) {
    return value == null ? null : Math.round(value * 100) / 100.0;
  }

  /** Tells whether the machine could not serve the load, and something came late for it. */
  @JsonIgnore
  public boolean starved() {
    return overloaded() && (share() < KEPT_UP || isShortOfFrames() || isShortOfAudio());
  }

  /**
   * By how much longer than on a machine that keeps up things may take, 1 to {@link
   * #MOST_SLOWDOWN}; 1 where the machine keeps up.
   */
  @JsonIgnore
  public double slowdown() {
    return starved() ? Math.min(MOST_SLOWDOWN, 1 / Math.max(share(), 0.01)) : 1;
  }

  /**
   * The same while a page stands still, and nobody knows yet if this machine or its own script
   * holds it up: a reason to wait, and none to blame the machine.
   */
  @JsonIgnore
  public double possibleSlowdown() {
    double share = timersShareWithSilence();
    return overloaded() && share < KEPT_UP
        ? Math.max(slowdown(), Math.min(MOST_SLOWDOWN_IN_DOUBT, 1 / Math.max(share, 0.01)))
        : slowdown();
  }

  /** The time that the page's own timers could use of this stretch, milliseconds. */
  @JsonIgnore
  public double usableMs() {
    return timersShare == null ? 0 : spanMs * timersShareWithSilence();
  }

  private boolean overloaded() {
    boolean wanted =
        pressure != null ? pressure >= HIGH_PRESSURE : busy != null && busy >= NO_PROCESSOR_LEFT;
    return wanted || throttled != null && throttled >= HELD_BACK || !isHarnessOnTime();
  }

  private boolean isHarnessOnTime() {
    return harnessShare == null || harnessShare >= KEPT_UP;
  }

  /** The least that came through of what should have. */
  private double share() {
    return Stream.of(
            cameraShare(),
            audioShare,
            isHeldUp() ? Double.valueOf(timersShareWithSilence()) : timersShare,
            harnessShare,
            processorShare())
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .min()
        .orElse(1);
  }

  /** Share of the timers that fired, if none did since the page fell silent. */
  private double timersShareWithSilence() {
    double reported = timersShare == null ? 1 : timersShare;
    return spanMs <= 0 ? reported : reported * Math.max(0, spanMs - silentMs) / spanMs;
  }

  /**
   * Tells whether the machine holds up a page by the harness's own measures, none of which a page
   * brings about that loops without an end.
   */
  private boolean isHeldUp() {
    return !isHarnessOnTime()
        || throttled != null && throttled >= HELD_BACK
        || foreign != null && foreign > 1 - KEPT_UP
        || isCrowded();
  }

  private boolean isShortOfFrames() {
    Double camera = cameraShare();
    return camera != null && camera < FRAMES_KEPT_UP;
  }

  private boolean isShortOfAudio() {
    return audioShare != null && audioShare < AUDIO_KEPT_UP;
  }

  private @Nullable Double cameraShare() {
    return cameraFramesPerSecond == null
            || promisedFramesPerSecond == null
            || promisedFramesPerSecond <= 0
        ? null
        : Math.min(1, cameraFramesPerSecond / promisedFramesPerSecond);
  }

  /**
   * Share of the processors that other programs or a quota leave; the run queue counts where there
   * is no camera.
   */
  private @Nullable Double processorShare() {
    if (throttled != null && throttled >= HELD_BACK) {
      return 1 - throttled;
    }
    if (foreign != null && isForeignLoad()) {
      return Math.max(1 - foreign, FAIR_SHARE);
    }
    return cameraShare() == null && runnable != null && isCrowded()
        ? KEPT_UP * CROWDED / runnable - 0.01
        : null;
  }

  private boolean isForeignLoad() {
    return foreign != null && foreign > 1 - KEPT_UP;
  }

  private boolean isCrowded() {
    return runnable != null && runnable >= CROWDED;
  }

  /**
   * Shortfalls of the machine, as the end of a sentence: {@code the callee's camera delivered 9 of
   * 30 frames/s and page timers were 640 ms late}.
   *
   * @param who the peer in a sentence: {@code the callee}, {@code peer 3}
   */
  public String shortfall(String who) {
    List<String> reasons = new ArrayList<>();
    if (isShortOfFrames()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%s's camera delivered %s of %s frames/s",
              who,
              whole(cameraFramesPerSecond),
              whole(promisedFramesPerSecond)));
    }
    if (audioShare != null && isShortOfAudio()) {
      reasons.add(
          String.format(
              Locale.ROOT, "its microphone delivered %s %% of real time", whole(audioShare * 100)));
    }
    if (timersLateMs != null && timersLateMs >= LATE_MS) {
      reasons.add(
          String.format(
              Locale.ROOT, "page timers were %s late", DurationText.ofMillis(timersLateMs)));
    }
    if (throttled != null && throttled >= HELD_BACK) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the container's processor quota was used up in %s %% of the time",
              whole(throttled * 100)));
    } else if (foreign != null && isForeignLoad()) {
      reasons.add(
          String.format(
              Locale.ROOT, "other programs had %s %% of the processors", whole(foreign * 100)));
    } else if (reasons.isEmpty() && runnable != null && isCrowded()) {
      reasons.add(String.format(Locale.ROOT, "%s threads wanted each processor", tenths(runnable)));
    }
    if (reasons.isEmpty() && harnessLateMs != null && harnessLateMs >= LATE_MS) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "Peerproof's own timers were %s late",
              DurationText.ofMillis(harnessLateMs)));
    }
    if (reasons.isEmpty()) {
      reasons.add(
          busy == null
              ? "its processors were busy"
              : String.format(Locale.ROOT, "its processors were %s %% busy", whole(busy * 100)));
    }
    return reasons.size() == 1
        ? reasons.get(0)
        : String.join(", ", reasons.subList(0, reasons.size() - 1))
            + " and "
            + reasons.get(reasons.size() - 1);
  }

  /**
   * The whole sentence, with what to do, without its full stop: {@code This machine could not keep
   * up: …; free the machine, use a smaller camera (--camera 320x240@15), or raise --timeout}.
   *
   * @param who the peer in a sentence: {@code the callee}, {@code peer 3}
   */
  public String complaint(String who) {
    List<String> remedies = new ArrayList<>(List.of("free the machine"));
    if (isForeignLoad() || isCrowded()) {
      remedies.add("make fewer calls at once (--max-browsers)");
    }
    if (promisedFramesPerSecond != null && promisedFramesPerSecond > SMALL_CAMERA_RATE) {
      remedies.add("use a smaller camera (--camera 320x240@15)");
    }
    return String.format(
        Locale.ROOT,
        "This machine could not keep up: %s; %s, or raise --timeout",
        shortfall(who),
        String.join(", ", remedies));
  }

  private static String whole(@Nullable Double value) {
    return value == null ? "?" : String.valueOf(Math.round(value));
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
