package io.peerproof.regression;

import java.util.Arrays;

/**
 * The sorted differences between each value of one sample and each value of another. The
 * differences are counted and not stored, so large samples need little memory. One lookup takes
 * about 64 passes over both samples.
 */
final class PairwiseDifferences {
  private final double[] minuends;
  private final double[] subtrahends;

  /** Creates the differences of two samples of finite values; neither may be empty. */
  PairwiseDifferences(double[] minuends, double[] subtrahends) {
    this.minuends = minuends.clone();
    this.subtrahends = subtrahends.clone();
    Arrays.sort(this.minuends);
    Arrays.sort(this.subtrahends);
  }

  long count() {
    return (long) minuends.length * subtrahends.length;
  }

  /** Returns the median; the mean of the two middle differences if their number is even. */
  double median() {
    return (smallest((count() + 1) / 2) + smallest(count() / 2 + 1)) / 2;
  }

  /** Returns the {@code rank}th largest difference, counted from 1. */
  double largest(long rank) {
    return smallest(count() + 1 - rank);
  }

  /** Returns the {@code rank}th smallest difference, counted from 1. */
  double smallest(long rank) {
    long low = place(minuends[0] - subtrahends[subtrahends.length - 1]);
    long high = place(minuends[minuends.length - 1] - subtrahends[0]);
    while (low < high) {
      long middle =
          (low & high) + ((low ^ high) >> 1); // their mean, without the overflow of their sum
      if (upTo(atPlace(middle)) >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return atPlace(low);
  }

  private long upTo(double limit) {
    long found = 0;
    int tooSmall = 0;
    for (double minuend : minuends) {
      while (tooSmall < subtrahends.length && minuend - subtrahends[tooSmall] > limit) {
        tooSmall++;
      }
      found += subtrahends.length - tooSmall;
    }
    return found;
  }

  /**
   * Returns the position of a number among all doubles. A bisection of positions ends and misses no
   * value.
   */
  private static long place(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double atPlace(long place) {
    return Double.longBitsToDouble(place >= 0 ? place : Long.MIN_VALUE - place);
  }
}
