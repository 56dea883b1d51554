package io.peerproof.meeting;

import io.peerproof.proof.Outcome;
import io.peerproof.report.ReportHtml;
import io.peerproof.report.SingleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The report of a meeting: a page that is one file, and JSON. */
public final class MeetingHtml {

  private static final String PAGES = "/io/peerproof/pages/meeting/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MeetingHtml() {}

  /** As {@code report.json} holds it. */
  public static String json(MeetingReport report) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
  }

  /** The whole document. */
  public static String render(MeetingReport report) {
    List<String> modules = new ArrayList<>(ReportHtml.paths(List.of("dom.js")));
    modules.add(PAGES + "meeting.js");
    return new SingleFile(
            ReportHtml.paths(List.of("report.html")).get(0),
            ReportHtml.paths(List.of("report.css")).get(0),
            modules,
            "showMeeting")
        .render(
            Map.of(
                "icon", icon(report.outcome()),
                "outcome", report.outcome().name(),
                "outcomeClass", report.outcome().name().toLowerCase(Locale.ROOT),
                "reason", report.reason(),
                "product", "Peerproof",
                "otherwise", "; report.json holds them, too"),
            JSON.writeValueAsString(report),
            false);
  }

  private static String icon(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "✔";
      case FAILED -> "✘";
      case INCONCLUSIVE -> "?";
    };
  }
}
