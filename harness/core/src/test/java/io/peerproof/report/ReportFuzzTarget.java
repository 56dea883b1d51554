package io.peerproof.report;

import java.nio.charset.StandardCharsets;

/** Fuzz target: any text as a {@code report.json}. */
public final class ReportFuzzTarget {

  private ReportFuzzTarget() {}

  /**
   * A report is read and can be written again, or it is refused by an error that names the file.
   */
  public static void fuzzerTestOneInput(byte[] bytes) {
    RunReport report;
    try {
      report = ReportJson.parse(new String(bytes, StandardCharsets.UTF_8), "report.json");
    } catch (UnreadableReportException e) {
      if (!String.valueOf(e.getMessage()).contains("report.json")) {
        throw new AssertionError("refused without the name of the file", e);
      }
      return;
    }
    ReportJson.parse(ReportJson.compact(report), "report.json");
  }
}
