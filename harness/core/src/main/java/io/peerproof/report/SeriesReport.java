package io.peerproof.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of a series were made, one after the other.
 *
 * @param profile {@code warm}: the browsers were kept; {@code cold}: they were started for each
 *     call
 * @param planned calls that were to count
 * @param warmUps ids of the calls that were made to warm the browsers up
 * @param disturbed ids of the calls during which other programs took more of the processors than
 *     {@code disturbedFrom}
 * @param disturbedFrom share of all processors, 0 to 1
 * @param sessionsLost browsers that died, or whose state nobody knew, and that were replaced
 * @param load of the machine while the calls were made, in order
 * @param ended why it ended before all calls were made; null when all were
 */
public record SeriesReport(
    String profile,
    int planned,
    List<String> warmUps,
    List<String> disturbed,
    double disturbedFrom,
    int sessionsLost,
    List<LoadSample> load,
    @Nullable String ended) {

  /**
   * What the machine was busy with since the sample before.
   *
   * @param atMs after the run's start
   * @param busy share of all processors that was busy, 0 to 1
   * @param own share of all processors that the harness, its drivers and its browsers took, 0 to 1
   * @param freeMiB memory that a program could have had
   */
  public record LoadSample(double atMs, double busy, double own, long freeMiB) {

    /** Share of all processors that other programs took. */
    public double foreign() {
      return Math.max(0, busy - own);
    }
  }

  public SeriesReport {
    warmUps = List.copyOf(warmUps);
    disturbed = List.copyOf(disturbed);
    load = List.copyOf(load);
  }
}
