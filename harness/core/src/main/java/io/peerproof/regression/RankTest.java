package io.peerproof.regression;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The two-sided Mann-Whitney test (Annals of Mathematical Statistics 18, 1947). It is exact for
 * samples of up to {@value #EXACT_UP_TO} values without ties. Otherwise it uses the normal
 * approximation with corrections for ties and continuity.
 */
final class RankTest {
  private static final int EXACT_UP_TO = 50;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private RankTest() {}

  /** Returns the p-value; 1 if all values are equal. */
  static double p(double[] baseline, double[] candidate) {
    double[] all = together(baseline, candidate);
    if (Arrays.stream(all).allMatch(value -> value == all[0])) {
      return 1;
    }
    return MannWhitneyUTest.withDefaults()
        .with(
            isExact(ties(all), baseline, candidate) ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
        .with(ContinuityCorrection.ENABLED)
        .test(candidate, baseline)
        .getPValue();
  }

  /**
   * Returns the smallest value of U that is not rejected at this level; 0 if the samples are too
   * small to reject anything. One fewer of the differences between both samples lies outside each
   * end of the interval. Only ties within a sample count here, because between two differences no
   * value of one sample equals a value of the other.
   */
  static long leastKept(double[] baseline, double[] candidate, double level) {
    double ties = ties(baseline) + ties(candidate);
    return isExact(ties, baseline, candidate)
        ? leastKeptExactly(baseline.length, candidate.length, level)
        : leastKeptByNormal(baseline.length, candidate.length, ties, level);
  }

  private static long leastKeptExactly(int n, int m, double level) {
    double[] probabilities = lowerHalf(n, m);
    double upTo = 0;
    for (int u = 0; u < probabilities.length; u++) {
      upTo += probabilities[u];
      if (2 * upTo >= level) {
        return u;
      }
    }
    return probabilities.length;
  }

  private static long leastKeptByNormal(int n, int m, double ties, double level) {
    double all = n + m;
    double product = (double) n * m;
    double variance = product / 12 * (all + 1 - ties / (all * (all - 1)));
    double z = NORMAL.inverseSurvivalProbability(level / 2);
    double reached = product / 2 - 0.5 - z * Math.sqrt(variance);
    return (long) Math.max(0, Math.ceil(reached));
  }

  /**
   * Returns the probabilities of U = 0, 1, … up to the middle under the null hypothesis. They come
   * from the Gaussian binomial coefficient, built one value of the first sample at a time.
   */
  private static double[] lowerHalf(int n, int m) {
    double[] probabilities = new double[n * m / 2 + 1];
    probabilities[0] = 1;
    for (int i = 1; i <= n; i++) {
      for (int u = probabilities.length - 1; u >= m + i; u--) {
        probabilities[u] -= probabilities[u - m - i];
      }
      for (int u = i; u < probabilities.length; u++) {
        probabilities[u] += probabilities[u - i];
      }
      for (int u = 0; u < probabilities.length; u++) {
        probabilities[u] *= (double) i / (m + i);
      }
    }
    return probabilities;
  }

  /** Returns the sum of t³ - t over each value that occurs t times. */
  private static double ties(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      for (to = from + 1; to < sorted.length && sorted[to] == sorted[from]; ) {
        to++;
      }
      double t = to - from;
      sum += t * t * t - t;
    }
    return sum;
  }

  private static boolean isExact(double ties, double[] baseline, double[] candidate) {
    return ties == 0 && Math.max(baseline.length, candidate.length) <= EXACT_UP_TO;
  }

  private static double[] together(double[] baseline, double[] candidate) {
    double[] all = Arrays.copyOf(baseline, baseline.length + candidate.length);
    System.arraycopy(candidate, 0, all, baseline.length, candidate.length);
    return all;
  }
}
