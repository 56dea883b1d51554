package io.peerproof.conference;

import io.peerproof.report.html.SingleFile;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The report of a meeting: a page that is one file, and JSON. */
public final class MeetingHtml {

  private static final String MODULE = "/io/peerproof/pages/meeting/meeting.js";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MeetingHtml() {}

  /** As {@code report.json} holds it. */
  public static String json(MeetingReport report) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
  }

  /** The whole document. */
  public static String render(MeetingReport report) {
    return new SingleFile(MODULE, "showMeeting")
        .render(
            Map.of(
                "icon", report.outcome().icon(),
                "outcome", report.outcome().name(),
                "outcomeClass", report.outcome().name().toLowerCase(Locale.ROOT),
                "reason", report.reason(),
                "product", "Peerproof",
                "otherwise", "; report.json holds them, too"),
            JSON.writeValueAsString(report),
            false);
  }
}
