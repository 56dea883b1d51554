package io.peerproof.regression;

import java.util.Collection;

/**
 * Holm's correction for many tests (Scandinavian Journal of Statistics 6, 1979). It keeps the
 * chance of one false alarm or more among all of them, however they depend on each other.
 */
final class HolmCorrection {
  private final double[] sorted;

  HolmCorrection(Collection<Double> ps) {
    sorted = ps.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  int tests() {
    return sorted.length;
  }

  /** Of one of the tests: to be compared with the level of all of them. */
  double adjusted(double p) {
    double adjusted = 0;
    for (int i = 0; i < sorted.length && sorted[i] <= p; i++) {
      adjusted = Math.max(adjusted, (sorted.length - i) * sorted[i]);
    }
    return Math.min(1, adjusted);
  }
}
