package io.peerproof.regression;

import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;
import org.jspecify.annotations.Nullable;

/**
 * Three figures of a metric of one group.
 *
 * @param n number of values
 * @param medianMs median, milliseconds; the mean of the two middle values if {@code n} is even;
 *     null without values
 * @param p95Ms 95th percentile, nearest rank, milliseconds; null without values
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
