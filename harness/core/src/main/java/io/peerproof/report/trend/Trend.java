package io.peerproof.report.trend;

import java.util.List;

/**
 * What the reports of a folder say together.
 *
 * @param sentence whether it is getting worse, for each line that has a newest run and earlier ones
 * @param points in the order of their time
 * @param unread reports that could not be read, and why
 */
public record Trend(String sentence, Change change, List<TrendPoint> points, List<Unread> unread) {

  /** What became of the newest run of any line, the worst of them. */
  public enum Change {
    /** At least one is slower than before, or more of its calls failed. */
    WORSE,
    /** None is, and at least one is not decided. */
    UNDECIDED,
    /** None is, and what could be compared was. */
    NOT_WORSE
  }

  /**
   * A report that could not be read.
   *
   * @param report path, relative to the folder that was searched
   * @param reason one sentence
   */
  public record Unread(String report, String reason) {}

  public Trend {
    points = List.copyOf(points);
    unread = List.copyOf(unread);
  }
}
