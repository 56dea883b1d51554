package io.peerproof.report.trend;

import io.peerproof.proof.Outcome;
import io.peerproof.regression.Sample;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.CallReport;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.HostReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.PhaseTimes;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleFactory;
import io.peerproof.report.trend.TrendPoint.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calls of one report that belong together.
 *
 * @param line name of the line; groups with the same name can be compared
 * @param calls calls that count
 */
record TrendGroup(String line, List<CallReport> calls) {

  /**
   * Returns the groups of a report: the groups that it compares, or all its calls as one group. A
   * report of {@code compare} has no group, because its calls are part of other reports.
   */
  static List<TrendGroup> of(RunReport report) {
    ComparisonReport compared = report.comparison();
    if (compared != null && compared.plan() == null) {
      return List.of();
    }
    if (compared == null) {
      Set<String> warmUps =
          report.series() == null ? Set.of() : Set.copyOf(report.series().warmUps());
      List<CallReport> counted =
          report.calls().stream().filter(call -> !warmUps.contains(call.id())).toList();
      String kind = report.series() == null ? "call" : report.series().profile();
      return List.of(new TrendGroup(line(kind, requested(report), report), counted));
    }
    Map<String, CallReport> byId = new LinkedHashMap<>();
    report.calls().forEach(call -> byId.put(call.id(), call));
    return compared.groups().stream()
        .map(
            group ->
                new TrendGroup(
                    line("matrix", group.name(), report),
                    group.calls().stream().map(byId::get).filter(Objects::nonNull).toList()))
        .toList();
  }

  private static String line(String kind, String browsers, RunReport report) {
    HostReport host = report.host();
    List<String> parts = new ArrayList<>(List.of(kind, browsers));
    RequestedPage.of(report).ifPresent(parts::add);
    parts.add(system(host.os()) + ", " + host.cpus() + " CPUs");
    return String.join(" · ", parts);
  }

  /** Returns name and architecture; a patched system is still the same machine. */
  private static String system(String os) {
    return os.replaceFirst(" .* ", " ");
  }

  private static String requested(RunReport report) {
    return report.calls().stream()
        .flatMap(call -> call.peers().stream())
        .map(PeerReport::browser)
        .filter(Objects::nonNull)
        .map(BrowserReport::requested)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /** Returns the browsers that ran, with their versions. */
  String versions() {
    return calls.stream()
        .flatMap(call -> call.peers().stream())
        .map(PeerReport::browser)
        .filter(Objects::nonNull)
        .map(browser -> browser.name() + " " + browser.version())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  Sample sample() {
    calls.stream().filter(call -> call.outcome() == Outcome.PASSED).forEach(this::requireTimes);
    return SampleFactory.of(line, calls);
  }

  /** Requires times that can be: a report with one that cannot is no part of a trend. */
  private void requireTimes(CallReport call) {
    PhaseTimes.of(call)
        .forEach(
            (metric, ms) -> {
              if (!(Double.isFinite(ms) && ms >= 0)) {
                throw new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "'%s' of group '%s' must be finite milliseconds, 0 or more, but one is %s",
                        metric,
                        line,
                        ms));
              }
            });
  }

  /** Returns the figures by metric, without metrics that were never measured. */
  Map<String, Figures> figures() {
    Map<String, Figures> figures = new LinkedHashMap<>();
    sample()
        .msByMetric()
        .forEach(
            (metric, values) -> {
              if (!values.isEmpty()) {
                figures.put(metric, figures(values));
              }
            });
    return figures;
  }

  private static Figures figures(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Figures(n, median, rank(sorted, 0.9), rank(sorted, 0.95));
  }

  private static double rank(List<Double> sorted, double share) {
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size() - 1e-9) - 1));
  }
}
