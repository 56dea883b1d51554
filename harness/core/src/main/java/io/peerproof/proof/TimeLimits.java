package io.peerproof.proof;

import io.peerproof.proof.measure.HostHealth;

/**
 * Longest pauses of media before a verdict says that they stopped, in milliseconds on the page's
 * clock. They are measured on a machine that keeps up, and grow where one does not.
 *
 * @param freezeMs a video without a new frame for this long is frozen; a camera gives one each 33
 *     ms
 * @param stillMs an unstamped video that does not change for this long stands still; a clock that
 *     ticks each second is alive
 * @param silenceMs audio last heard longer ago than this is over; the tone itself never pauses
 * @param heldUpMs a page that receives says something 30 times a second; after so long it was held
 *     up
 */
public record TimeLimits(double freezeMs, double stillMs, double silenceMs, double heldUpMs) {

  /** The limits on a machine that keeps up. */
  public static final TimeLimits USUAL = new TimeLimits(1000, 2000, 1000, 500);

  /**
   * The same for a machine on which things take longer.
   *
   * @param slowdown as in {@link HostHealth#slowdown()}, 1 or more
   */
  public TimeLimits stretched(double slowdown) {
    return slowdown <= 1
        ? this
        : new TimeLimits(
            freezeMs * slowdown, stillMs * slowdown, silenceMs * slowdown, heldUpMs * slowdown);
  }
}
