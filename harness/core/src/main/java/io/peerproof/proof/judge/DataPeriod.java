package io.peerproof.proof.judge;

import io.peerproof.proof.TimeLimits;

/**
 * The period whose messages prove that a data channel delivers.
 *
 * @param fromMs its begin, on the clock of the page that receives; earlier messages prove nothing
 * @param lasting whether the channel must deliver now, too: it is open, and what the other peer
 *     sent since has arrived
 * @param limits longest pause before sent messages are missing
 */
public record DataPeriod(double fromMs, boolean lasting, TimeLimits limits) {

  /** All of the call: one message proves that the channel delivered. */
  public static final DataPeriod WHOLE_CALL =
      new DataPeriod(Double.NEGATIVE_INFINITY, false, TimeLimits.USUAL);

  /** The same period, at the end of which the channel delivers still. */
  public DataPeriod upToNow(TimeLimits newLimits) {
    return new DataPeriod(fromMs, true, newLimits);
  }

  /** The same from a time on. */
  public DataPeriod from(double newFromMs) {
    return new DataPeriod(newFromMs, lasting, limits);
  }
}
