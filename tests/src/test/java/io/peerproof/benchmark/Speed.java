package io.peerproof.benchmark;

import io.peerproof.browser.BrowserSession;
import io.peerproof.probe.PeerLog;
import io.peerproof.probe.ProbeFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How long people wait for the harness, as ratios of rounds that alternate. No test of a build:
 * {@code tests/benchmarks/run} runs it. Writes {@code target/speed.md}.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class Speed {

  private static final int ROUNDS = Integer.getInteger("speed.rounds", 7);
  private static final int CALLS = Integer.getInteger("speed.calls", 15);
  private static final int LONG = Integer.getInteger("speed.long", 1000);

  private static void tell(String format, Object... values) throws IOException {
    String line = String.format(Locale.ROOT, format, values);
    System.out.println(line);
    Files.writeString(
        Path.of("target", "speed.md"),
        line + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Test
  void a_warm_call_and_the_processor_time_that_it_takes() throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    List<Double> warms = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    ProcessorTime time = new ProcessorTime();
    try (Bench bench = new Bench()) {
      bench.warm(5);
      for (int round = 0; round < ROUNDS; round++) {
        double limit = Ratios.median(bench.limit(CALLS));
        Duration own = time.own();
        Duration others = time.others();
        double warm = Ratios.median(bench.warm(CALLS));
        shares.add(
            (double) time.own().minus(own).toNanos() / time.others().minus(others).toNanos());
        limits.add(limit);
        warms.add(warm);
        ratios.add(warm / limit);
      }
    }
    tell(
        "| warm call over the in-page limit | %s | limit %.0f ms, warm call %.0f ms |",
        new Ratios(ratios), Ratios.median(limits), Ratios.median(warms));
    tell(
        "| processor time of the harness over that of driver and browsers | %s | |",
        new Ratios(shares));
  }

  @Test
  void what_the_probe_costs_the_page() throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    try (Bench bench = new Bench()) {
      List<BrowserSession> bare = bench.pair("bare");
      List<BrowserSession> probed = bench.pair("probed");
      probed.forEach(one -> ProbeFeed.of(one).attach(new PeerLog(() -> {})));
      bench.totals(bare, 5);
      bench.totals(probed, 5);
      for (int round = 0; round < ROUNDS; round++) {
        double own = Ratios.median(bench.totals(bare, CALLS));
        ratios.add(Ratios.median(bench.totals(probed, CALLS)) / own);
        without.add(own);
      }
    }
    tell(
        "| the page's own total with the probe over without | %s | without: %.0f ms |",
        new Ratios(ratios), Ratios.median(without));
  }

  @Test
  void a_cold_call_as_a_whole_process() throws Exception {
    Path home = Path.of("").toAbsolutePath().getParent();
    String launcher = home.resolve("peerproof").toString();
    Path pages = home.resolve("tests/src/test/resources/benchmark");
    List<String> demo = List.of(launcher, "call", "--out", "target/speed-call");
    List<String> samePage =
        List.of(
            launcher,
            "call",
            "/call.html?room={room}&role={role}",
            "--serve",
            pages.toString(),
            "--out",
            "target/speed-call");
    List<String> playwright =
        List.of(
            "node",
            home.resolve("tests/target/benchmarks/playwright-call.mjs").toString(),
            pages.resolve("call.html").toString(),
            System.getProperty("speed.browser", "/usr/bin/chromium"));
    List<Double> ratios = new ArrayList<>();
    List<Double> ratiosOfDemo = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    seconds(demo); // the first after a build keeps the classes that the others load
    seconds(samePage);
    seconds(playwright);
    for (int round = 0; round < ROUNDS; round++) {
      double other = seconds(playwright);
      ratios.add(seconds(samePage) / other);
      ratiosOfDemo.add(seconds(demo) / other);
      theirs.add(other);
    }
    tell(
        "| cold call, the whole process, over Playwright's of the same page | %s | Playwright %.2f s |",
        new Ratios(ratios), Ratios.median(theirs));
    tell(
        "| the same of the demo page, which Playwright's is not | %s | |",
        new Ratios(ratiosOfDemo));
  }

  private static double seconds(List<String> command) throws Exception {
    Leftover.remove(Path.of("target", "speed-call"));
    long began = System.nanoTime();
    int exit =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "speed-process.log").toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new AssertionError(command + " ended with " + exit + ", see target/speed-process.log");
    }
    return (System.nanoTime() - began) / 1e9;
  }

  @Test
  void how_a_series_grows() throws Exception {
    try (Bench bench = new Bench()) {
      bench.warm(5);
      int made = 0;
      for (int upTo = 10; upTo <= LONG; upTo *= 10) {
        double ms = Ratios.median(bench.warm(upTo - made));
        tell(
            "| calls %d to %d of a series | %.0f ms each | heap of the harness %d MiB, memory of driver and browsers %d MiB |",
            made + 1, upTo, ms, Memory.heapMiB(), Memory.descendantsMiB());
        made = upTo;
      }
    }
  }
}
