package io.peerproof.regression;

import org.jspecify.annotations.Nullable;

/**
 * What became of one metric.
 *
 * @param metric its name, {@code caller ice}
 * @param baseline what the baseline took
 * @param candidate what the other group took
 * @param shift between both; null when there are too few values for one
 * @param p of the test of Mann and Whitney; 1 when there are too few values for it
 * @param adjustedP corrected for all tests of the decision
 * @param toleranceMs the shift from which on it matters, in milliseconds
 * @param change the verdict
 * @param moreCalls how many more calls of each group would probably decide it; null when it is
 *     decided, and when that cannot be said
 */
public record MetricDecision(
    String metric,
    MetricSummary baseline,
    MetricSummary candidate,
    @Nullable Shift shift,
    double p,
    double adjustedP,
    double toleranceMs,
    Change change,
    @Nullable Integer moreCalls) {}
