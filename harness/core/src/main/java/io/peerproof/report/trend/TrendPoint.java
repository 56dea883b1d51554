package io.peerproof.report.trend;

import io.peerproof.proof.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a group of calls of one report.
 *
 * @param line name of the line that joins points: same page, profile, browser and machine
 * @param startedAt start time of the run
 * @param outcome outcome of the run
 * @param report path of the report relative to the searched directory, with forward slashes
 * @param page path of {@code report.html} relative to the trend page, with forward slashes; null if
 *     the file is missing
 * @param versions of the browsers that ran: {@code Chromium 156.0.8078.79}
 * @param calls number of judged calls
 * @param failed number of failed calls among them
 * @param figures figures by metric, {@code caller ice}, without metrics that were never measured
 */
public record TrendPoint(
    String line,
    Instant startedAt,
    Outcome outcome,
    String report,
    @Nullable String page,
    String versions,
    int calls,
    int failed,
    Map<String, Figures> figures) {

  /**
   * The figures of a metric of a group.
   *
   * @param n number of values
   * @param medianMs median, milliseconds; the mean of the two middle values if {@code n} is even
   * @param p90Ms 90th percentile, nearest rank, milliseconds
   * @param p95Ms 95th percentile, nearest rank, milliseconds
   */
  public record Figures(int n, double medianMs, double p90Ms, double p95Ms) {}

  public TrendPoint {
    figures = new LinkedHashMap<>(figures);
  }
}
