package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.benchmark.SpeedTable;
import io.peerproof.browser.CameraPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures the loading time of a report. Not part of a build: {@code tests/benchmarks/run}. */
class ReportBenchmark {

  private static final int ROUNDS = Integer.getInteger("speed.rounds", 7);

  @TempDir private Path folder;

  /** Measures the time until everything is rendered, on the page's own clock. */
  @Test
  void a_thousand_calls_are_open() throws IOException {
    Path html = ReportPageIT.thousandCalls(folder);
    double[] ms = new double[ROUNDS];
    try (BrowserFixture browserFixture = BrowserFixture.of(2)) {
      OpenedPage page = new OpenedPage(browserFixture.browser(1, CameraPolicy.GRANTED), html);
      for (int round = 0; round < ROUNDS; round++) {
        page.open("");
        page.awaitCharts(2); // the raw facts of a call are drawn when they are unfolded
        ms[round] =
            ((Number) page.run("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
                .doubleValue();
      }
    }
    Arrays.sort(ms);

    SpeedTable.add(
        "| report of a thousand calls is open | 2,000 ms at most | %.0f ms (%.0f to %.0f) | %.1f MB |",
        ms[ROUNDS / 2], ms[0], ms[ROUNDS - 1], Files.size(html) / 1e6);
    assertThat(ms[0]).isPositive();
  }
}
