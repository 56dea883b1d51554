package io.peerproof.report.html;

import io.peerproof.pages.PageResource;
import io.peerproof.report.RunReport;

/** Apache ECharts (0.7 MB, compressed 0.3 MB), which a report contains if it has charts. */
final class ChartLibrary {

  /** Build with scatter and line charts, a legend and tooltips, as packaged in the WebJar. */
  private static final String SCRIPT =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

  private ChartLibrary() {}

  /** Tells if the page of {@code report} has charts. */
  static boolean isNeededBy(RunReport report) {
    return report.series() != null
        || report.calls().stream()
            .flatMap(call -> call.peers().stream())
            .anyMatch(peer -> !peer.stats().isEmpty() || !peer.events().isEmpty());
  }

  /** Returns a classic script that defines {@code echarts}. */
  static String script() {
    return PageResource.text(SCRIPT);
  }
}
