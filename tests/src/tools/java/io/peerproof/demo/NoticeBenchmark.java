package io.peerproof.demo;

import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.benchmark.SpeedTable;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures the time until a user sees that the other one is gone. Not part of a build: {@code
 * tests/benchmarks/run}.
 */
class NoticeBenchmark {

  private static final int ROUNDS = Integer.getInteger("speed.rounds", 7);

  @Test
  void a_closed_page_is_seen() throws IOException {
    double[] ms = new double[ROUNDS];
    try (BrowserFixture browserFixture = BrowserFixture.of(2)) {
      List<ProbedBrowser> browsers = browserFixture.twoBrowsers();
      for (int round = 0; round < ROUNDS; round++) {
        String room = "notice" + round;
        DemoPage ann = DemoPage.joined(browsers.get(0), browserFixture.url(), room, "Ann", "");
        DemoPage ben =
            DemoPage.joined(browsers.get(1), browserFixture.url(), room, "Ben", "&auto=answer");
        ann.awaitSeen("Ben");
        ann.call("Ben");
        ann.awaitState("in-call");
        ben.awaitState("in-call");

        long began = System.nanoTime();
        browsers.get(1).open(browserFixture.page("never-calls.html"));
        await("Ann is told")
            .atMost(TestTimeouts.CONDITION)
            .pollInterval(Duration.ofMillis(10))
            .until(ann::news, "peer-left"::equals);
        ms[round] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(ms);

    SpeedTable.add(
        "| a closed page is seen by the other person | 2,000 ms at most | %.0f ms (%.0f to %.0f) | |",
        ms[ROUNDS / 2], ms[0], ms[ROUNDS - 1]);
  }
}
