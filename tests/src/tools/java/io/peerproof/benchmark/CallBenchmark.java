package io.peerproof.benchmark;

import io.peerproof.browser.BrowserSession;
import io.peerproof.probe.EventLog;
import io.peerproof.probe.ProbeSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Measures the duration of calls and commands as ratios of alternating rounds. Not part of a build:
 * {@code tests/benchmarks/run} runs it. Writes {@code target/speed.md}.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class CallBenchmark {

  private static final int ROUNDS = Integer.getInteger("speed.rounds", 7);
  private static final int CALLS = Integer.getInteger("speed.calls", 15);
  private static final int FIRST_CALLS = 5;
  private static final int LONG = Integer.getInteger("speed.long", 1000);

  @Test
  void a_warm_call_and_the_processor_time_that_it_takes() throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> ofProcessor = new ArrayList<>();
    List<Double> ofOthers = new ArrayList<>();
    List<Double> limits = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    List<Double> warms = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    ProcessorTime time = new ProcessorTime();
    try (BenchmarkFixture benchmarkFixture = new BenchmarkFixture()) {
      benchmarkFixture.warm(FIRST_CALLS);
      SpeedTable.rounds(
          "warm call",
          ROUNDS,
          () -> {
            BenchmarkFixture.Limit limit = benchmarkFixture.limit(CALLS);
            double other = PlaywrightCalls.warmMs(CALLS);
            var before = time.byKind();
            double warm = Ratios.median(benchmarkFixture.warm(CALLS));
            var after = time.byKind();
            shares.add(share(before, after));
            ofProcessor.add(sumMs(before, after) / CALLS / limit.processorMs());
            limits.add(Ratios.median(limit.times()));
            others.add(other);
            warms.add(warm);
            ratios.add(warm / limits.get(limits.size() - 1));
            ofOthers.add(warm / other);
          },
          () -> {
            SpeedTable.row(
                "warm call over the in-page limit",
                "2.0 at most",
                new Ratios(ratios),
                SpeedTable.format(
                    "limit %.0f ms, warm call %.0f ms",
                    Ratios.median(limits), Ratios.median(warms)));
            SpeedTable.row(
                "warm call over Playwright's with fresh contexts",
                "0.5 at most",
                new Ratios(ofOthers),
                SpeedTable.format("Playwright %.0f ms", Ratios.median(others)));
            SpeedTable.row(
                "processor time of a warm call over that of a call inside one page",
                "half of the version before",
                new Ratios(ofProcessor),
                "");
            SpeedTable.row(
                "processor time of the harness over that of driver and browsers",
                "0.10 at most",
                new Ratios(shares),
                "");
          });
    }
  }

  private static double share(Map<ProcessKind, Duration> before, Map<ProcessKind, Duration> after) {
    double own = ProcessorTime.between(before, after, ProcessKind.HARNESS).toNanos() / 1e6;
    return own / (sumMs(before, after) - own);
  }

  private static double sumMs(Map<ProcessKind, Duration> before, Map<ProcessKind, Duration> after) {
    return Stream.of(ProcessKind.values())
        .mapToDouble(kind -> ProcessorTime.between(before, after, kind).toNanos() / 1e6)
        .sum();
  }

  @Test
  void processor_time_of_a_call_by_process() throws Exception {
    CallCost cost = new CallCost(CALLS);
    try (BenchmarkFixture benchmarkFixture = new BenchmarkFixture()) {
      cost.report("bare page", benchmarkFixture::warm);
      cost.reportThreads("bare page", benchmarkFixture::warm);
      List<BrowserSession> bare = benchmarkFixture.pair("bare");
      cost.report(
          "bare page to its first frame, without the probe and the proof",
          calls -> benchmarkFixture.totals(bare, calls));
      cost.reportThreads(
          "bare page to its first frame, without the probe and the proof",
          calls -> benchmarkFixture.totals(bare, calls));
      cost.report("demo page", benchmarkFixture::warmOfDemo);
      cost.reportThreads("demo page", benchmarkFixture::warmOfDemo);
      try (BusyProcesses busy = BusyProcesses.onEachCore()) {
        cost.report("bare page, beside " + busy, benchmarkFixture::warm);
        cost.report("demo page, beside " + busy, benchmarkFixture::warmOfDemo);
      }
    }
  }

  @Test
  void what_the_probe_costs_the_page() throws Exception {
    try (BenchmarkFixture benchmarkFixture = new BenchmarkFixture()) {
      List<BrowserSession> bare = benchmarkFixture.pair("bare");
      List<BrowserSession> probed = benchmarkFixture.pair("probed");
      probed.forEach(one -> ProbeSession.of(one).attach(new EventLog(() -> {})));
      benchmarkFixture.totals(bare, FIRST_CALLS);
      benchmarkFixture.totals(probed, FIRST_CALLS);
      String what = "the page's own total with the probe over without";
      compareTotals(benchmarkFixture, bare, probed, what);
      try (BusyProcesses busy = BusyProcesses.onEachCore()) {
        compareTotals(benchmarkFixture, bare, probed, what + ", beside " + busy);
      }
    }
  }

  private static void compareTotals(
      BenchmarkFixture benchmarkFixture,
      List<BrowserSession> bare,
      List<BrowserSession> probed,
      String what)
      throws Exception {
    List<Double> ratios = new ArrayList<>();
    List<Double> without = new ArrayList<>();
    SpeedTable.rounds(
        what,
        ROUNDS,
        () -> {
          double own = Ratios.median(benchmarkFixture.totals(bare, CALLS));
          ratios.add(Ratios.median(benchmarkFixture.totals(probed, CALLS)) / own);
          without.add(own);
        },
        () ->
            SpeedTable.row(
                what,
                "1.05 at most",
                new Ratios(ratios),
                SpeedTable.format("without: %.0f ms", Ratios.median(without))));
  }

  @Test
  void a_cold_call_as_a_whole_process() throws Exception {
    String launcher = PlaywrightCalls.HOME.resolve("peerproof").toString();
    List<String> demo = List.of(launcher, "call", "--out", "target/speed-call");
    List<String> samePage =
        List.of(
            launcher,
            "call",
            "/call.html?room={room}&role={role}",
            "--serve",
            PlaywrightCalls.PAGES.toString(),
            "--out",
            "target/speed-call");
    List<Double> ratios = new ArrayList<>();
    List<Double> ratiosOfDemo = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    seconds(demo); // the first after a build keeps the classes that the others load
    seconds(samePage);
    seconds(PlaywrightCalls.command());
    SpeedTable.rounds(
        "cold call",
        ROUNDS,
        () -> {
          double other = seconds(PlaywrightCalls.command());
          double own = seconds(samePage);
          double ofDemo = seconds(demo);
          ratios.add(own / other);
          ratiosOfDemo.add(ofDemo / other);
          theirs.add(other);
        },
        () -> {
          SpeedTable.row(
              "cold call, the whole process, over Playwright's of the same page",
              "1.0 at most",
              new Ratios(ratios),
              SpeedTable.format("Playwright %.2f s", Ratios.median(theirs)));
          SpeedTable.row(
              "the same of the demo page, which Playwright's is not",
              "1.3 at most",
              new Ratios(ratiosOfDemo),
              "");
        });
  }

  private static double seconds(List<String> command) throws Exception {
    LeftoverDirectories.remove(Path.of("target", "speed-call"));
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
    try (BenchmarkFixture benchmarkFixture = new BenchmarkFixture()) {
      benchmarkFixture.warm(FIRST_CALLS);
      long memoryAtFirst = 0;
      int made = 0;
      for (int upTo = 10; upTo <= LONG; upTo *= 10) {
        double ms = Ratios.median(benchmarkFixture.warm(upTo - made));
        long memory = MemoryUsage.descendantsMiB();
        memoryAtFirst = made == 0 ? memory : memoryAtFirst;
        SpeedTable.row(
            SpeedTable.format("calls %d to %d of a series", made + 1, upTo),
            "memory of driver and browsers 1.10 times that after 10 calls at most",
            SpeedTable.format("%.2f", (double) memory / memoryAtFirst),
            SpeedTable.format(
                "%.0f ms each, heap of the harness %d MiB, driver and browsers %d MiB",
                ms, MemoryUsage.heapMiB(), memory));
        made = upTo;
      }
    }
  }
}
