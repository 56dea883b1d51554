package io.peerproof.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Ratios of two things, one per round, because a disturbance of a round affects both. */
record Ratios(List<Double> rounds) {

  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Formats {@code 1.52 (1.44 to 1.61)}: the median of all rounds, the smallest and the largest.
   */
  @Override
  public String toString() {
    double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.2f (%.2f to %.2f)",
        median(Arrays.stream(sorted).boxed().toList()),
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
