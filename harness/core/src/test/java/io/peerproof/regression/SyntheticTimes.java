package io.peerproof.regression;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;

/** Made-up times of calls: skewed, and as coarse as a page's clock, so that some are alike. */
final class SyntheticTimes {

  private SyntheticTimes() {}

  /** Of {@code n} calls: 100 ms and a tail in the median, in steps of 0.1 ms, and so much later. */
  static double[] skewed(Random random, int n, double laterMs) {
    return DoubleStream.generate(() -> one(random) + laterMs).limit(n).toArray();
  }

  /** Quartiles at 113, 120 and 130 ms. */
  static double one(Random random) {
    return Math.round((100 + 20 * Math.exp(0.6 * random.nextGaussian())) * 10) / 10.0;
  }

  static double[] first(double[] values, int n) {
    return Arrays.copyOf(values, n);
  }
}
