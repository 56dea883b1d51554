package io.peerproof.regression;

import java.util.Arrays;

/**
 * Each value of one sample minus each value of another, in order of size. They are counted and not
 * stored, so that large samples do no harm: finding one of them takes some 64 walks along both.
 */
final class PairwiseDifferences {
  private final double[] minuends;
  private final double[] subtrahends;

  /** Of two samples of finite values, neither of them empty. */
  PairwiseDifferences(double[] minuends, double[] subtrahends) {
    this.minuends = minuends.clone();
    this.subtrahends = subtrahends.clone();
    Arrays.sort(this.minuends);
    Arrays.sort(this.subtrahends);
  }

  long count() {
    return (long) minuends.length * subtrahends.length;
  }

  /** The one in the middle; the mean of both where there are two. */
  double median() {
    return (smallest((count() + 1) / 2) + smallest(count() / 2 + 1)) / 2;
  }

  /** The {@code rank}th from above, counted from 1. */
  double largest(long rank) {
    return smallest(count() + 1 - rank);
  }

  /** The {@code rank}th from below, counted from 1. */
  double smallest(long rank) {
    long low = place(minuends[0] - subtrahends[subtrahends.length - 1]);
    long high = place(minuends[minuends.length - 1] - subtrahends[0]);
    while (low < high) {
      long middle =
          (low & high) + ((low ^ high) >> 1); // their mean, which their sum would overflow
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

  /** Where a number stands among all that a double can be: halving this ends, and misses none. */
  private static long place(double value) {
    long bits = Double.doubleToLongBits(value);
    return bits >= 0 ? bits : Long.MIN_VALUE - bits;
  }

  private static double atPlace(long place) {
    return Double.longBitsToDouble(place >= 0 ? place : Long.MIN_VALUE - place);
  }
}
