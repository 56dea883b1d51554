package io.peerproof.report.html;

import io.peerproof.report.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

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
    try (InputStream in = ChartLibrary.class.getResourceAsStream(SCRIPT)) {
      return new String(
          Objects.requireNonNull(in, () -> SCRIPT + " is not on the class path").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
