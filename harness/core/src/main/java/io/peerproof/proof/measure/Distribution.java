package io.peerproof.proof.measure;

import java.util.Collection;

/** Some figures of one kind, at least one, in order of size. */
final class Distribution {
  private final double[] sorted;

  Distribution(Collection<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one figure");
    }
    sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  int count() {
    return sorted.length;
  }

  double min() {
    return sorted[0];
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  /** The one in the middle; the mean of both where there are two. */
  double median() {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The least that {@code percent} of all do not exceed (nearest rank). */
  double percentile(int percent) {
    return sorted[Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.length) - 1)];
  }

  /** To {@code digits} behind the point: as many as a measurement is good for. */
  static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
