package io.peerproof.regression;

import org.jspecify.annotations.Nullable;

/**
 * Decision on one metric.
 *
 * @param metric name, {@code caller ice}
 * @param baseline figures of the baseline
 * @param candidate figures of the candidate
 * @param shift shift between both; null if there are too few values
 * @param p p-value of the Mann-Whitney test; 1 if there are too few values
 * @param adjustedP p-value corrected for all tests of the decision
 * @param toleranceMs largest shift that counts as no change, milliseconds
 * @param change verdict
 * @param moreCalls additional calls per group that would probably decide the metric; null if it is
 *     decided, and if no estimate is possible
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
