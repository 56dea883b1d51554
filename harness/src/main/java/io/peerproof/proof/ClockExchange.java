package io.peerproof.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The harness asked a page for its time.
 *
 * @param harnessSentMs when it asked, on the harness's clock, which must not be set meanwhile
 * @param pageMs what the page said: {@code performance.timeOrigin + performance.now()}
 * @param harnessReceivedMs when the answer was there, on the harness's clock
 */
public record ClockExchange(double harnessSentMs, double pageMs, double harnessReceivedMs) {
  public ClockExchange {
    if (harnessReceivedMs < harnessSentMs) {
      throw new IllegalArgumentException(
          "an answer must not be there before the question, but one was %.3f ms early"
              .formatted(harnessSentMs - harnessReceivedMs));
    }
  }

  /** The one that says most: with the smallest round trip. */
  static Optional<ClockExchange> best(List<ClockExchange> exchanges) {
    return exchanges.stream().min(Comparator.comparingDouble(ClockExchange::roundTripMs));
  }

  double roundTripMs() {
    return harnessReceivedMs - harnessSentMs;
  }

  /** How far the page's clock is ahead of the harness's, if it was read half way. */
  double aheadMs() {
    return pageMs - (harnessSentMs + harnessReceivedMs) / 2;
  }
}
