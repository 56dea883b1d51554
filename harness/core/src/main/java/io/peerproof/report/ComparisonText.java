package io.peerproof.report;

import io.peerproof.regression.FailureDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.regression.Shift;
import io.peerproof.timeline.DurationText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats the figures of a comparison. */
public final class ComparisonText {

  /** From here on, rounded to a tenth of a millisecond, durations are written in seconds. */
  private static final double SECOND_MS = 999.95;

  private ComparisonText() {}

  /**
   * Formats {@code +21.3 ms (19.8 to 22.9)}, and from a second on {@code +1.234 s (1.1 s to 1.36
   * s)}; a dash if there is no shift.
   */
  public static String shift(@Nullable Shift shift) {
    if (shift == null) {
      return "-";
    }
    double most = Math.max(Math.abs(shift.lowMs()), Math.abs(shift.highMs()));
    return Math.max(most, Math.abs(shift.ms())) < SECOND_MS
        ? String.format(
            Locale.ROOT, "%+.1f ms (%.1f to %.1f)", shift.ms(), shift.lowMs(), shift.highMs())
        : String.format(
            Locale.ROOT,
            "%s%s (%s to %s)",
            shift.ms() < 0 ? "" : "+",
            DurationText.exactly(shift.ms()),
            DurationText.exactly(shift.lowMs()),
            DurationText.exactly(shift.highMs()));
  }

  /**
   * Formats {@code 123.4 ms → 144.7 ms, +21.3 ms (19.8 to 22.9), tolerance 12.3 ms, p = 0.0004}.
   */
  public static String metric(MetricDecision metric) {
    return String.format(
        Locale.ROOT,
        "%s → %s, %s, tolerance %s, p = %s%s",
        ms(metric.baseline().medianMs()),
        ms(metric.candidate().medianMs()),
        shift(metric.shift()),
        ms(metric.toleranceMs()),
        p(metric.adjustedP()),
        metric.moreCalls() == null
            ? ""
            : "; about " + metric.moreCalls() + " more calls of each group would probably decide");
  }

  /** Formats {@code 5 of 30 calls failed, 0 of 30 of the baseline, p = 0.026}. */
  public static String failures(FailureDecision failures) {
    return String.format(
        Locale.ROOT,
        "%d of %d calls failed, %d of %d of the baseline, p = %s",
        failures.failed(),
        failures.calls(),
        failures.baselineFailed(),
        failures.baselineCalls(),
        p(failures.adjustedP()));
  }

  /** Formats {@code 12.3 ms}, {@code 1.234 s}; a dash if {@code ms} is null. */
  public static String ms(@Nullable Double ms) {
    if (ms == null) {
      return "-";
    }
    return Math.abs(ms) < SECOND_MS
        ? String.format(Locale.ROOT, "%.1f ms", ms)
        : DurationText.exactly(ms);
  }

  /** Rounds to two significant digits; a small value never becomes zero. */
  static String p(double p) {
    return p < 0.0001
        ? "less than 0.0001"
        : new BigDecimal(p).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }
}
