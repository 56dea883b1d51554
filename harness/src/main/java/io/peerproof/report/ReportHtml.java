package io.peerproof.report;

import java.util.Locale;
import java.util.Map;

/** The HTML form of a report: one file. */
public final class ReportHtml {

  static final String MODULE = "/io/peerproof/pages/report/main.js";

  private ReportHtml() {}

  /** The page of {@code report}, a whole document. */
  public static String render(RunReport report) {
    return new SingleFile(MODULE, "showReport")
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

  /** An icon of the outcome that differs in shape, not only in colour. */
  private static String icon(RunReport report) {
    return switch (report.outcome()) {
      case PASSED -> "✔";
      case FAILED -> "✘";
      case INCONCLUSIVE -> "?";
    };
  }
}
