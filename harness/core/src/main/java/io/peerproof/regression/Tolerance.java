package io.peerproof.regression;

import java.util.Locale;

/**
 * The largest shift that counts as no change: the larger of a share and a time.
 *
 * @param share of the baseline's median, 0.1 for 10 %
 * @param ms time, milliseconds
 */
public record Tolerance(double share, double ms) {

  /** 10 % and 10 ms. */
  public static final Tolerance DEFAULT = new Tolerance(0.10, 10);

  public Tolerance {
    requireNotNegative("share", share);
    requireNotNegative("ms", ms);
  }

  /** Returns the tolerance in milliseconds for a baseline with this median. */
  double around(double medianMs) {
    return Math.max(share * medianMs, ms);
  }

  private static void requireNotNegative(String name, double value) {
    if (!Double.isFinite(value) || value < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the tolerance's %s must be a finite number, 0 or more, but is %s",
              name,
              value));
    }
  }
}
