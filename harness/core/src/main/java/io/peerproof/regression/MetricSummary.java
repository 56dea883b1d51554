package io.peerproof.regression;

import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.jspecify.annotations.Nullable;

/**
 * One metric of one group in three figures.
 *
 * @param n values
 * @param medianMs the mean of both in the middle where there are two; null without values
 * @param p95Ms the least that 95 % of all do not exceed (nearest rank); null without values
 */
public record MetricSummary(int n, @Nullable Double medianMs, @Nullable Double p95Ms) {

  static MetricSummary of(double[] valuesMs) {
    return valuesMs.length == 0
        ? new MetricSummary(0, null, null)
        : new MetricSummary(
            valuesMs.length,
            Median.withDefaults().withCopy(true).evaluate(valuesMs),
            Quantile.withDefaults()
                .withCopy(true)
                .with(EstimationMethod.HF1)
                .evaluate(valuesMs, 0.95));
  }
}
