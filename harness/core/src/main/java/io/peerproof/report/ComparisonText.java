package io.peerproof.report;

import io.peerproof.regression.FailureDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.regression.Shift;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures of a comparison in words, the same wherever they are told. */
public final class ComparisonText {

  private ComparisonText() {}

  /** {@code +21.3 ms (19.8 to 22.9)}; a dash where there is none. */
  public static String shift(@Nullable Shift shift) {
    return shift == null
        ? "-"
        : String.format(
            Locale.ROOT, "%+.1f ms (%.1f to %.1f)", shift.ms(), shift.lowMs(), shift.highMs());
  }

  /** {@code 123.4 ms → 144.7 ms, +21.3 ms (19.8 to 22.9), tolerance 12.3 ms, p = 0.0004}. */
  public static String metric(MetricDecision metric) {
    return "%s → %s, %s, tolerance %s, p = %s%s"
        .formatted(
            ms(metric.baseline().medianMs()),
            ms(metric.candidate().medianMs()),
            shift(metric.shift()),
            ms(metric.toleranceMs()),
            p(metric.adjustedP()),
            metric.moreCalls() == null
                ? ""
                : "; about " + metric.moreCalls() + " more calls of each group would tell");
  }

  /** {@code 5 of 30 calls failed, 0 of 30 of the baseline, p = 0.026}. */
  public static String failures(FailureDecision failures) {
    return "%d of %d calls failed, %d of %d of the baseline, p = %s"
        .formatted(
            failures.failed(),
            failures.calls(),
            failures.baselineFailed(),
            failures.baselineCalls(),
            p(failures.adjustedP()));
  }

  /** {@code 12.3 ms}; a dash for what there is not. */
  public static String ms(@Nullable Double ms) {
    return ms == null ? "-" : String.format(Locale.ROOT, "%.1f ms", ms);
  }

  /** Two digits that count; never a zero for what is small. */
  static String p(double p) {
    return p < 0.0001
        ? "less than 0.0001"
        : new BigDecimal(p).round(new MathContext(2)).stripTrailingZeros().toPlainString();
  }
}
