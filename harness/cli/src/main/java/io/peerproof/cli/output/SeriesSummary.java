package io.peerproof.cli.output;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PhaseTimes;
import io.peerproof.report.RunReport;
import io.peerproof.report.SeriesReport;
import io.peerproof.timeline.TimedPhase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/** Summarizes a series in a few lines: the outcome, and the duration of each phase at each peer. */
public final class SeriesSummary {

  private static final double[] SHARES = {0.9, 0.95, 0.99};

  private final OutputStyle style;

  public SeriesSummary(OutputStyle style) {
    this.style = style;
  }

  public List<String> lines(RunReport run) {
    SeriesReport series = Objects.requireNonNull(run.series(), "it is no series");
    List<CallReport> counted =
        run.calls().stream()
            .filter(call -> call.outcome() == Outcome.PASSED)
            .filter(call -> !series.warmUps().contains(call.id()))
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(style.outcome(run.outcome()) + "  " + run.reason());
    if (!series.disturbed().isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "warning: other programs took more than %.0f %% of the processors during %d of the calls: %s.",
              series.disturbedFrom() * 100,
              series.disturbed().size(),
              first(series.disturbed())));
    }
    if (!counted.isEmpty()) {
      lines.add("");
      lines.addAll(table(counted));
    }
    return List.copyOf(lines);
  }

  private static String first(List<String> ids) {
    return String.join(", ", ids.subList(0, Math.min(10, ids.size())))
        + (ids.size() > 10 ? ", …" : "");
  }

  private static List<String> table(List<CallReport> calls) {
    TextTable table = new TextTable();
    table.row(List.of("ms, of " + calls.size() + " calls", "median", "p90", "p95", "p99"));
    for (String phase : TimedPhase.words()) {
      for (String role : List.of("caller", "callee")) {
        double[] times =
            calls.stream()
                .map(call -> PhaseTimes.of(call).get(role + " " + phase))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        if (times.length > 0) {
          table.row(row(role + " " + phase, times));
        }
      }
    }
    return table.lines();
  }

  /** Computes the figures as the page of the report does: percentiles by nearest rank. */
  private static List<String> row(String name, double[] times) {
    double median = Median.withDefaults().withCopy(true).evaluate(times);
    double[] percentiles =
        Quantile.withDefaults().withCopy(true).with(EstimationMethod.HF1).evaluate(times, SHARES);
    Stream<String> figures =
        DoubleStream.concat(DoubleStream.of(median), Arrays.stream(percentiles))
            .mapToObj(ms -> String.format(Locale.ROOT, "%.1f", ms));
    return Stream.concat(Stream.of(name), figures).toList();
  }
}
