package io.peerproof.regression;

import org.jspecify.annotations.Nullable;

/**
 * The test of one metric of two groups. The verdict needs the results of all other tests.
 *
 * @param p p-value; 1 without a shift
 */
record MetricTest(
    String metric,
    MetricSummary baseline,
    MetricSummary candidate,
    @Nullable Shift shift,
    double p) {

  /** Smallest number of values; with fewer, a rank test has no power at any level. */
  static final int MIN_VALUES = 5;

  static MetricTest of(String metric, Sample baseline, Sample candidate, double level) {
    double[] baselineMs = baseline.valuesMs(metric);
    double[] candidateMs = candidate.valuesMs(metric);
    Shift shift =
        Math.min(baselineMs.length, candidateMs.length) < MIN_VALUES
            ? null
            : Shift.between(baselineMs, candidateMs, level).orElse(null);
    return new MetricTest(
        metric,
        MetricSummary.of(baselineMs),
        MetricSummary.of(candidateMs),
        shift,
        shift == null ? 1 : RankTest.p(baselineMs, candidateMs));
  }

  MetricDecision decide(HolmCorrection tests, Criteria criteria) {
    Double medianMs = baseline.medianMs();
    double toleranceMs = criteria.toleranceOf(metric).around(medianMs == null ? 0 : medianMs);
    double adjustedP = tests.adjusted(p);
    Change change =
        shift == null ? Change.UNDECIDED : change(shift, adjustedP < criteria.level(), toleranceMs);
    return new MetricDecision(
        metric,
        baseline,
        candidate,
        shift,
        p,
        adjustedP,
        toleranceMs,
        change,
        change == Change.UNDECIDED
            ? new SampleSizeEstimate(tests.tests(), criteria.level()).after(this, toleranceMs)
            : null);
  }

  private static Change change(Shift shift, boolean shown, double toleranceMs) {
    if (shown && shift.clearOfZero() && Math.abs(shift.ms()) > toleranceMs) {
      return shift.ms() > 0 ? Change.SLOWER : Change.FASTER;
    }
    return shift.within(toleranceMs) ? Change.SAME : Change.UNDECIDED;
  }
}
