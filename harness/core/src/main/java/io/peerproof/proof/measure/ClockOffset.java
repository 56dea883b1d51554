package io.peerproof.proof.measure;

import java.util.List;
import java.util.Optional;

/**
 * Offset between the clocks of two pages.
 *
 * @param offsetMs to be added to a time on the other peer's clock to have it on one's own
 * @param errorMs by how much that may be wrong, either way
 */
public record ClockOffset(double offsetMs, double errorMs) {

  /**
   * To what a page without cross-origin isolation is told the time (W3C High Resolution Time,
   * section 10.1).
   */
  private static final double RESOLUTION_MS = 0.1;

  /**
   * By what the exchanges with both pages leave open. Each says that the page read its clock
   * between the question and the answer; all of them together say it more closely than the one of
   * the smallest round trip, by which NTP goes (RFC 5905, section 10).
   *
   * <p>Empty when there is no exchange with a page, or when its exchanges contradict each other,
   * for then a clock was set meanwhile.
   */
  public static Optional<ClockOffset> between(List<ClockSample> own, List<ClockSample> others) {
    return Ahead.of(own)
        .flatMap(
            mine ->
                Ahead.of(others)
                    .map(
                        theirs ->
                            new ClockOffset(
                                mine.middleMs() - theirs.middleMs(),
                                mine.errorMs() + theirs.errorMs())));
  }

  /**
   * Milliseconds that exchanges with one page leave open: twice what they add to {@link #errorMs}.
   * Infinite where they contradict each other, or bound its clock on one side alone.
   */
  public static double leftOpenMs(List<ClockSample> exchanges) {
    return Ahead.of(exchanges).map(ahead -> 2 * ahead.errorMs()).orElse(Double.POSITIVE_INFINITY);
  }

  /** Lead of a page's clock over the harness's. */
  private record Ahead(double leastMs, double mostMs) {

    static Optional<Ahead> of(List<ClockSample> exchanges) {
      return exchanges.stream()
          .map(e -> new Ahead(e.leastAheadMs() - RESOLUTION_MS, e.mostAheadMs() + RESOLUTION_MS))
          .reduce(
              (one, other) ->
                  new Ahead(
                      Math.max(one.leastMs, other.leastMs), Math.min(one.mostMs, other.mostMs)))
          .filter(ahead -> ahead.leastMs <= ahead.mostMs);
    }

    double middleMs() {
      return (leastMs + mostMs) / 2;
    }

    double errorMs() {
      return (mostMs - leastMs) / 2;
    }
  }

  /** The same as the other peer sees it. */
  public ClockOffset reversed() {
    return new ClockOffset(-offsetMs, errorMs);
  }
}
