package io.peerproof.report.trend;

import java.util.List;

/**
 * The trend of the reports in a directory.
 *
 * @param sentence summary of all lines that have a newest run and earlier runs
 * @param points points in the order of their time
 * @param unread reports that could not be read, with the reason
 */
public record Trend(String sentence, Change change, List<TrendPoint> points, List<Unread> unread) {

  /** Result of the newest run of each line; the worst result counts. */
  public enum Change {
    /** At least one line is slower than before, or more of its calls failed. */
    WORSE,
    /** No line is worse, and at least one line is undecided. */
    UNDECIDED,
    /** No line is worse, and all lines that can be compared are decided. */
    NOT_WORSE
  }

  /**
   * A report that could not be read.
   *
   * @param report path relative to the searched directory
   * @param reason one sentence
   */
  public record Unread(String report, String reason) {}

  public Trend {
    points = List.copyOf(points);
    unread = List.copyOf(unread);
  }
}
