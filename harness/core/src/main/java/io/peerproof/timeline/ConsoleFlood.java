package io.peerproof.timeline;

import io.peerproof.event.PageEvent;
import java.util.List;
import java.util.Optional;

/**
 * A console to which a page writes so many lines that all who read them have little time for
 * anything else.
 *
 * @param lines the latest lines
 * @param spanMs the time in which they were written, milliseconds
 */
public record ConsoleFlood(int lines, double spanMs) {

  /** Lines that make a flood. The history of any page has at least as many of its latest ones. */
  private static final int LINES = 250;

  /** Time in which they make one: a page that reports each frame of a video writes 60. */
  private static final double MOST_MS = 1000;

  /** Time after which a flood is over. The browser's clock dates lines, the page's the rest. */
  private static final double LATELY_MS = 1500;

  /** Finds a flood at the end of a history; empty where the page writes at a usual pace. */
  public static Optional<ConsoleFlood> of(PeerHistory history) {
    List<PageEvent.Log> all = history.all(PageEvent.Log.class);
    if (all.size() < LINES) {
      return Optional.empty();
    }
    double spanMs = all.get(all.size() - 1).atMs() - all.get(all.size() - LINES).atMs();
    boolean goesOn = all.get(all.size() - 1).atMs() >= history.latestAtMs() - LATELY_MS;
    return goesOn && spanMs <= MOST_MS
        ? Optional.of(new ConsoleFlood(LINES, Math.max(0, spanMs)))
        : Optional.empty();
  }

  /** Returns the pace: {@code 250 lines in 12 ms}. */
  @Override
  public String toString() {
    return lines + " lines in " + DurationText.ofMillis(Math.round(spanMs));
  }
}
