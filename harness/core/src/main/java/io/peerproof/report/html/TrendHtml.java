package io.peerproof.report.html;

import io.peerproof.report.trend.Trend;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The HTML form of a trend: one file that opens offline. */
public final class TrendHtml {

  private static final String MODULE = "/io/peerproof/pages/trend/trend.js";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TrendHtml() {}

  /** Renders the whole document. */
  public static String render(Trend trend) {
    return new StandalonePage(MODULE, "showTrend")
        .render(
            Map.of(
                "icon", icon(trend),
                "outcome", trend.change().name().replace('_', ' '),
                "outcomeClass", tone(trend),
                "reason", trend.sentence(),
                "product", "Peerproof trend",
                "otherwise", ""),
            JSON.writeValueAsString(trend),
            true);
  }

  private static String icon(Trend trend) {
    return switch (trend.change()) {
      case WORSE -> "✘";
      case UNDECIDED -> "?";
      case NOT_WORSE -> "✔";
    };
  }

  private static String tone(Trend trend) {
    return switch (trend.change()) {
      case WORSE -> "failed";
      case UNDECIDED -> "inconclusive";
      case NOT_WORSE -> "passed";
    };
  }
}
