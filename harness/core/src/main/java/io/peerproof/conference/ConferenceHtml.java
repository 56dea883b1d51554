package io.peerproof.conference;

import io.peerproof.report.html.StandalonePage;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The report of a conference: one HTML file, and JSON. */
public final class ConferenceHtml {

  private static final String MODULE = "/io/peerproof/pages/meeting/meeting.js";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ConferenceHtml() {}

  /** Returns the text of {@code report.json}. */
  public static String json(ConferenceReport report) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
  }

  /** Renders the whole document. */
  public static String render(ConferenceReport report) {
    return new StandalonePage(MODULE, "showMeeting")
        .render(
            Map.of(
                "icon", report.outcome().icon(),
                "outcome", report.outcome().name(),
                "outcomeClass", report.outcome().name().toLowerCase(Locale.ROOT),
                "reason", report.reason(),
                "product", "Peerproof",
                "otherwise", "; report.json contains them too"),
            JSON.writeValueAsString(report),
            false);
  }
}
