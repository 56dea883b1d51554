package io.peerproof.report.trend;

import io.peerproof.proof.Outcome;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A group of calls of one report, in figures.
 *
 * @param line which points can be joined by a line: calls of the same page, profile, browser and
 *     machine
 * @param startedAt when its run began
 * @param outcome of its run
 * @param report path of the report, relative to the folder that was searched, with forward slashes
 * @param page its {@code report.html}, relative to the page of the trend, likewise; null when there
 *     is none
 * @param versions of the browsers that ran: {@code Chromium 156.0.8078.79}
 * @param calls that were judged
 * @param failed of these
 * @param figures by metric, {@code caller ice}; without those that were never measured
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
   * A metric of a group.
   *
   * @param n values
   * @param medianMs the mean of both in the middle where there are two
   * @param p90Ms the nearest rank
   * @param p95Ms the nearest rank
   */
  public record Figures(int n, double medianMs, double p90Ms, double p95Ms) {}

  public TrendPoint {
    figures = new LinkedHashMap<>(figures);
  }
}
