package io.peerproof.regression;

import java.util.Optional;

/**
 * The shift of a metric: the median of all differences between a call of the candidate and a call
 * of the baseline (Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963).
 *
 * @param ms shift in milliseconds; positive if the candidate took longer
 * @param lowMs lower end of the interval in milliseconds: the smallest shift that the rank test
 *     does not reject
 * @param highMs upper end of the interval in milliseconds
 * @param level level of the test; 0.05 gives an interval of 95 % confidence
 */
public record Shift(double ms, double lowMs, double highMs, double level) {

  /** Returns the shift; empty if there are too few values for an interval at this level. */
  static Optional<Shift> between(double[] baselineMs, double[] candidateMs, double level) {
    if (baselineMs.length == 0 || candidateMs.length == 0) {
      return Optional.empty();
    }
    long kept = RankTest.leastKept(baselineMs, candidateMs, level);
    if (kept == 0) {
      return Optional.empty();
    }
    PairwiseDifferences pairwiseDifferences = new PairwiseDifferences(candidateMs, baselineMs);
    return Optional.of(
        new Shift(
            pairwiseDifferences.median(),
            pairwiseDifferences.smallest(kept),
            pairwiseDifferences.largest(kept),
            level));
  }

  /** Tells if the interval excludes zero. */
  boolean clearOfZero() {
    return lowMs > 0 || highMs < 0;
  }

  /** Tells if the whole interval lies within the tolerance. */
  boolean within(double toleranceMs) {
    return lowMs >= -toleranceMs && highMs <= toleranceMs;
  }
}
