package io.peerproof.regression;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the number of additional calls per group that would probably decide a metric. It
 * assumes that the measured shift is the true one. The interval narrows with the square root of the
 * number of calls.
 *
 * @param tests number of tests of the decision
 * @param level level of the decision
 */
record SampleSizeEstimate(int tests, double level) {

  /** Largest useful estimate; above it, the shift is too close to the tolerance. */
  private static final int AT_MOST = 1000;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Power of the estimate: 9 of 10 runs decide a shift of one sign. */
  private static final double SPARE = NORMAL.inverseCumulativeProbability(0.9);

  /** Returns the number of calls; null if no estimate is possible. */
  @Nullable Integer after(MetricTest test, double toleranceMs) {
    int n = Math.min(test.baseline().n(), test.candidate().n());
    Shift shift = test.shift();
    if (shift == null) {
      return n == 0 ? null : Math.max(1, fewestForInterval() - n);
    }
    double enough =
        enough(shift, harmonicMean(test.baseline().n(), test.candidate().n()), toleranceMs);
    return enough > n + AT_MOST ? null : (int) Math.max(1, Math.ceil(enough) - n);
  }

  private double enough(Shift shift, double n, double toleranceMs) {
    double z = quantile(level);
    double errorMs = (shift.highMs() - shift.lowMs()) / (2 * z);
    double beyondMs = Math.abs(shift.ms()) - toleranceMs;
    if (beyondMs > 0) {
      double zOfAll = quantile(level / tests);
      double narrow = n * square((zOfAll + SPARE) * errorMs / shift.ms());
      return Math.max(narrow, square(zOfAll) * 2 / 3); // z of samples that do not overlap: √(3n/2)
    }
    return n * square((z + SPARE) * errorMs / beyondMs);
  }

  /**
   * Returns the smallest number of values per group at which the most extreme order is rejected.
   */
  private int fewestForInterval() {
    int n = MetricTest.MIN_VALUES;
    while (Shift.between(distinct(n), distinct(n), level).isEmpty()) {
      n++;
    }
    return n;
  }

  private static double[] distinct(int n) {
    return IntStream.range(0, n).asDoubleStream().toArray();
  }

  /**
   * Returns the value that a standard normal variable exceeds in absolute value with this
   * probability.
   */
  private static double quantile(double probability) {
    return NORMAL.inverseSurvivalProbability(probability / 2);
  }

  private static double harmonicMean(double n, double m) {
    return 2 * n * m / (n + m);
  }

  private static double square(double value) {
    return value * value;
  }
}
