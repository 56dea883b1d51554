package io.peerproof.report.export;

import io.peerproof.regression.Change;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.ComparisonText;
import io.peerproof.report.RunReport;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes a comparison as a short Markdown text for pull requests and step summaries. */
public final class MarkdownSummary {

  private MarkdownSummary() {}

  /** Returns a heading, the outcome, a row for each group, and the phases that changed. */
  public static String of(RunReport run) {
    ComparisonReport comparison =
        Objects.requireNonNull(run.comparison(), "there was nothing compared");
    StringBuilder text = new StringBuilder();
    text.append("## Peerproof: ").append(run.outcome().icon()).append(' ').append(run.outcome());
    text.append("\n\n").append(escaped(run.reason())).append("\n\n");
    text.append("| group | verdict | calls | failed | caller total | callee total |\n");
    text.append("|---|---|--:|--:|---|---|\n");
    for (GroupDecision group : comparison.decision().groups()) {
      text.append(row(group));
    }
    List<String> open =
        comparison.decision().groups().stream().flatMap(group -> changes(group).stream()).toList();
    if (!open.isEmpty()) {
      text.append(
          "\n| group | phase | verdict | baseline → group, shift (95 %) |\n|---|---|---|---|\n");
      open.forEach(text::append);
    }
    comparison
        .warnings()
        .forEach(warning -> text.append("\n> ⚠ ").append(escaped(warning)).append('\n'));
    return text.toString();
  }

  private static String row(GroupDecision group) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %s | %s |\n",
        escaped(group.group()),
        group.change(),
        group.failures().calls(),
        group.failures().failed(),
        total(group, "caller total"),
        total(group, "callee total"));
  }

  private static String total(GroupDecision group, String name) {
    return group.metrics().stream()
        .filter(metric -> metric.metric().equals(name))
        .map(metric -> ComparisonText.shift(metric.shift()))
        .findFirst()
        .orElse("-");
  }

  private static List<String> changes(GroupDecision group) {
    return group.metrics().stream()
        .filter(metric -> metric.change() != Change.SAME)
        .map(metric -> change(group, metric))
        .collect(Collectors.toList());
  }

  private static String change(GroupDecision group, MetricDecision metric) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s |\n",
        escaped(group.group()),
        metric.metric(),
        metric.change(),
        escaped(ComparisonText.metric(metric)));
  }

  /**
   * Escapes text for a paragraph or a cell of a table. It may quote a page, which must not add
   * elements, links, images, or the name of a user, who would get a message.
   */
  private static String escaped(String text) {
    String line = text.replaceAll("[\\r\\n]", " ");
    String html = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return html.replaceAll("[\\\\`*\\[\\]!|~]", "\\\\$0")
        .replaceAll("(?<!\\w)@(?=\\w)", "&#64;")
        .replaceFirst("^(\\s*)([#+=-])", "$1\\\\$2");
  }
}
