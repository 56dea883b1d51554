package io.peerproof.regression;

import java.util.Optional;

/**
 * By how much a metric moved: the median of all differences between a call of the candidate and one
 * of the baseline (Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963).
 *
 * @param ms above 0 when the candidate took longer
 * @param lowMs the interval's lower end: the least shift that the rank test does not reject
 * @param highMs the interval's upper end
 * @param level of that test: 0.05 makes an interval of 95 % confidence
 */
public record Shift(double ms, double lowMs, double highMs, double level) {

  /** Empty when there are too few values for an interval at this level. */
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

  /** Whether the interval says longer, or says shorter. */
  boolean clearOfZero() {
    return lowMs > 0 || highMs < 0;
  }

  /** Whether the whole interval lies within the tolerance. */
  boolean within(double toleranceMs) {
    return lowMs >= -toleranceMs && highMs <= toleranceMs;
  }
}
