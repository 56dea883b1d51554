package io.peerproof.proof;

import java.util.List;
import java.util.Optional;

/**
 * How two pages' clocks stand to each other.
 *
 * @param offsetMs to be added to a time on the other peer's clock to have it on one's own
 * @param errorMs by how much that may be wrong, either way
 */
public record ClockOffset(double offsetMs, double errorMs) {

  /**
   * By the exchange of the smallest round trip with each page, as NTP's clock filter does (RFC
   * 5905, section 10): the page read its clock at some moment of it, half of it away from the
   * middle at the most. Empty when a page was never asked.
   */
  public static Optional<ClockOffset> between(List<ClockExchange> own, List<ClockExchange> others) {
    return ClockExchange.best(own)
        .flatMap(
            mine ->
                ClockExchange.best(others)
                    .map(
                        theirs ->
                            new ClockOffset(
                                mine.aheadMs() - theirs.aheadMs(),
                                (mine.roundTripMs() + theirs.roundTripMs()) / 2)));
  }

  /** The same as the other peer sees it. */
  public ClockOffset reversed() {
    return new ClockOffset(-offsetMs, errorMs);
  }
}
