package io.peerproof.regression;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How many more calls of each group would probably decide a metric, if the shift is as large as it
 * looks: the interval narrows with the square root of the number of calls.
 *
 * @param tests of the decision
 * @param level of the decision
 */
record SampleSizeEstimate(int tests, double level) {

  /** More than so many are no advice: the shift lies too near to the tolerance. */
  private static final int AT_MOST = 1000;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** What "probably" means: in 9 of 10 cases, for a shift of one sign. */
  private static final double SPARE = NORMAL.inverseCumulativeProbability(0.9);

  /** Null where it cannot be said. */
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

  /** Values of each group from which on the most extreme order of them is rejected. */
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

  /** What a standard normal value exceeds, one way or the other, with this probability. */
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
