package io.peerproof.proof.measure;

import java.util.Locale;

/**
 * The harness asked a page for its time.
 *
 * @param harnessSentMs when it asked, on the harness's clock, which must not be set meanwhile
 * @param pageMs what the page said: {@code performance.timeOrigin + performance.now()}
 * @param harnessReceivedMs when the answer was there, on the harness's clock
 */
public record ClockSample(double harnessSentMs, double pageMs, double harnessReceivedMs) {
  public ClockSample {
    if (harnessReceivedMs < harnessSentMs) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an answer must not be there before the question, but one was %.3f ms early",
              harnessSentMs - harnessReceivedMs));
    }
  }

  /**
   * Sample from a message that the page sent unasked. It says nothing of how much later than the
   * harness's own clock the page's may be, only of how much earlier.
   *
   * @param leastAheadMs how far it is ahead at least
   */
  public static ClockSample answerOnly(double leastAheadMs) {
    return new ClockSample(Double.NEGATIVE_INFINITY, leastAheadMs, 0);
  }

  /**
   * A page that came into being after the harness asked for it: the other half of an exchange.
   *
   * @param mostAheadMs how far its clock is ahead at the most; infinite: it says nothing
   */
  public static ClockSample questionOnly(double mostAheadMs) {
    return new ClockSample(-mostAheadMs, 0, Double.POSITIVE_INFINITY);
  }

  /** Least lead of the page's clock over the harness's, in ms: it was read before the answer. */
  double leastAheadMs() {
    return pageMs - harnessReceivedMs;
  }

  /** Greatest lead of the page's clock, in ms: it was read after the question. */
  double mostAheadMs() {
    return pageMs - harnessSentMs;
  }
}
