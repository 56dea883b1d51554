package io.peerproof.conference;

import io.peerproof.report.html.StandalonePage;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The report of a meeting: a page that is one file, and JSON. */
public final class ConferenceHtml {

  private static final String MODULE = "/io/peerproof/pages/meeting/meeting.js";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ConferenceHtml() {}

  /** As {@code report.json} holds it. */
  public static String json(ConferenceReport report) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
  }

  /** The whole document. */
  public static String render(ConferenceReport report) {
    return new StandalonePage(MODULE, "showMeeting")
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
