package io.peerproof.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The HTML form of a report: one file. */
public final class ReportHtml {

  private static final String PAGES = "/io/peerproof/pages/report/";

  /** In the order of their needs: a module stands after those it imports. */
  static final List<String> MODULES =
      List.of(
          "dom.js",
          "moments.js",
          "telling.js",
          "verdicts.js",
          "measures.js",
          "chain.js",
          "clues.js",
          "phases.js",
          "host.js",
          "candidates.js",
          "descriptions.js",
          "events.js",
          "surroundings.js",
          "heatmap.js",
          "comparison.js",
          "samples.js",
          "charts.js",
          "flow.js",
          "flowcharts.js",
          "series.js",
          "main.js");

  private ReportHtml() {}

  /** The page of {@code report}, a whole document. */
  public static String render(RunReport report) {
    return new SingleFile(PAGES + "report.html", PAGES + "report.css", paths(MODULES), "showReport")
        .render(
            Map.of(
                "outcome", report.outcome().name(),
                "outcomeClass", report.outcome().name().toLowerCase(Locale.ROOT),
                "icon", icon(report),
                "reason", report.reason(),
                "product", "Peerproof",
                "otherwise", "; report.json holds them, too"),
            ReportJson.compact(report),
            ChartLibrary.isNeededBy(report));
  }

  /** Where modules of the report's page are on the class path. */
  public static List<String> paths(List<String> modules) {
    return modules.stream().map(module -> PAGES + module).toList();
  }

  /** An icon of the outcome that differs in shape, not only in colour. */
  private static String icon(RunReport report) {
    return switch (report.outcome()) {
      case PASSED -> "✔";
      case FAILED -> "✘";
      case INCONCLUSIVE -> "?";
    };
  }
}
