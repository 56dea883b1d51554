package io.peerproof.cli.output;

import io.peerproof.regression.Change;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.ComparisonText;
import io.peerproof.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Summarizes a comparison in a few lines: the outcome, a row per group, and the changes. */
final class ComparisonSummary {

  /** Maximum number of listed changes, about one screen. */
  private static final int MOST_CHANGES = 20;

  private final OutputStyle style;

  ComparisonSummary(OutputStyle style) {
    this.style = style;
  }

  List<String> lines(RunReport run, ComparisonReport comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(style.outcome(run.outcome()) + "  " + run.reason());
    comparison.warnings().forEach(warning -> lines.add("warning: " + warning));
    if (comparison.decision().groups().isEmpty()) {
      return lines;
    }
    lines.add("");
    TextTable table = new TextTable();
    table.row(List.of("", "calls", "failed", "caller total", "callee total", "verdict"));
    for (GroupDecision group : comparison.decision().groups()) {
      table.row(
          List.of(
              group.group(),
              String.valueOf(group.failures().calls()),
              String.valueOf(group.failures().failed()),
              shift(group, "caller total"),
              shift(group, "callee total"),
              group.change().name()));
    }
    lines.addAll(table.lines());
    lines.addAll(changes(comparison));
    return List.copyOf(lines);
  }

  private static String shift(GroupDecision group, String name) {
    return group.metrics().stream()
        .filter(metric -> metric.metric().equals(name))
        .map(metric -> ComparisonText.shift(metric.shift()))
        .findFirst()
        .orElse("-");
  }

  private static List<String> changes(ComparisonReport comparison) {
    List<String> changes =
        comparison.decision().groups().stream()
            .flatMap(
                group ->
                    group.metrics().stream()
                        .filter(metric -> metric.change() != Change.SAME)
                        .map(metric -> change(group, metric)))
            .toList();
    List<String> lines = new ArrayList<>();
    if (!changes.isEmpty()) {
      lines.add("");
    }
    changes.stream().limit(MOST_CHANGES).forEach(lines::add);
    if (changes.size() > MOST_CHANGES) {
      lines.add("and " + (changes.size() - MOST_CHANGES) + " more, see the report");
    }
    return lines;
  }

  private static String change(GroupDecision group, MetricDecision metric) {
    return String.format(
        Locale.ROOT,
        "%s, %s: %s: %s",
        group.group(),
        metric.metric(),
        metric.change(),
        ComparisonText.metric(metric));
  }
}
