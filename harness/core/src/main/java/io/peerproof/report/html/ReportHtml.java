package io.peerproof.report.html;

import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** The HTML form of a report: one file. */
public final class ReportHtml {

  static final String MODULE = "/io/peerproof/pages/report/main.js";

  private ReportHtml() {}

  /** Renders {@code report} as a whole HTML document. */
  public static String render(RunReport report) {
    return new StandalonePage(MODULE, "showReport")
        .render(
            Map.of(
                "outcome", report.outcome().name(),
                "outcomeClass", report.outcome().name().toLowerCase(Locale.ROOT),
                "icon", report.outcome().icon(),
                "reason", report.reason(),
                "product", "Peerproof",
                "otherwise", "; report.json contains them too"),
            ReportJson.compact(report),
            ChartLibrary.isNeededBy(report));
  }

  /**
   * Writes {@code report} into its directory, as JSON and as an HTML page.
   *
   * @throws IOException if the disk is full, or the directory no longer exists
   */
  public static void write(RunReport report, RunDirectory folder) throws IOException {
    folder.write(ReportJson.write(report), render(report));
  }
}
