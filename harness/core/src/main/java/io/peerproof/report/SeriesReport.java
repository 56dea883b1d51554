package io.peerproof.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Details of a series of calls, one after another.
 *
 * @param profile {@code warm} if the browsers were kept; {@code cold} if they were started for each
 *     call
 * @param planned number of calls that should count
 * @param warmUps ids of the warm-up calls
 * @param disturbed ids of the calls during which other programs used more of the processors than
 *     {@code disturbedFrom}
 * @param disturbedFrom share of all processors, 0 to 1
 * @param sessionsLost number of browsers that crashed or were in an unknown state and were replaced
 * @param load load of the machine while the calls were made, in order
 * @param ended reason why the series ended before all calls were made; null if all were made
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
   * The load of the machine since the previous sample.
   *
   * @param atMs time since the start of the run, milliseconds
   * @param busy share of all processors in use, 0 to 1
   * @param own share of all processors that the harness, its drivers and its browsers used, 0 to 1
   * @param freeMiB memory available to a new program, MiB
   */
  public record LoadSample(double atMs, double busy, double own, long freeMiB) {

    /** Returns the share of all processors that other programs used, 0 to 1. */
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
