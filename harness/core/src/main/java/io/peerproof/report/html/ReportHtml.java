package io.peerproof.report.html;

import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The HTML form of a report: one file. */
public final class ReportHtml {

  static final String MODULE = "/io/peerproof/pages/report/main.js";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ReportHtml() {}

  /** Renders {@code report} as a whole HTML document that links its screenshots. */
  public static String render(RunReport report) {
    return render(report, Map.of());
  }

  private static String render(RunReport report, Map<String, String> screenshots) {
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
            JSON.writeValueAsString(screenshots),
            ChartLibrary.isNeededBy(report));
  }

  /**
   * Writes {@code report} into its directory, as JSON and as an HTML page.
   *
   * @throws IOException if the disk is full, or the directory no longer exists
   */
  public static void write(RunReport report, RunDirectory folder) throws IOException {
    folder.write(
        ReportJson.write(report), render(report, EmbeddedScreenshots.of(report, folder.path())));
  }
}
