package io.peerproof.trend;

import io.peerproof.report.ReportHtml;
import io.peerproof.report.SingleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A trend as a page: one file that opens offline. */
public final class TrendHtml {

  private static final String PAGES = "/io/peerproof/pages/trend/";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private TrendHtml() {}

  /** The whole document. */
  public static String render(Trend trend) {
    List<String> modules =
        new ArrayList<>(
            ReportHtml.paths(List.of("dom.js", "moments.js", "samples.js", "charts.js")));
    modules.add(PAGES + "trend.js");
    return new SingleFile(
            ReportHtml.paths(List.of("report.html")).get(0),
            ReportHtml.paths(List.of("report.css")).get(0),
            modules,
            "showTrend")
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
