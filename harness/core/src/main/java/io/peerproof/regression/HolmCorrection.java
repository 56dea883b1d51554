package io.peerproof.regression;

import java.util.Collection;

/**
 * Holm's correction for multiple tests (Scandinavian Journal of Statistics 6, 1979). It controls
 * the family-wise error rate for any dependence between the tests.
 */
final class HolmCorrection {
  private final double[] sorted;

  HolmCorrection(Collection<Double> ps) {
    sorted = ps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  int tests() {
    return sorted.length;
  }

  /** Adjusts the p-value of one test, for comparison with the level of the whole family. */
  double adjusted(double p) {
    double adjusted = 0;
    for (int i = 0; i < sorted.length && sorted[i] <= p; i++) {
      adjusted = Math.max(adjusted, (sorted.length - i) * sorted[i]);
    }
    return Math.min(1, adjusted);
  }
}
