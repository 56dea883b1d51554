package io.peerproof.regression;

import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PhaseTimes;
import io.peerproof.run.CallSeries;
import io.peerproof.run.matrix.CallGroup;
import io.peerproof.run.matrix.RandomizedCallSchedule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Creates {@code target/times-*.csv}, the input of {@code docs/make-power}. Not part of a build: it
 * takes an hour, and its result is a table.
 */
class TimesCollector {

  private static final int COMPARISONS = Integer.getInteger("power.comparisons", 40);
  private static final int CALLS = Integer.getInteger("power.calls", 30);
  private static final int EACH = Integer.getInteger("power.each", 50);
  private static final int WARM_UPS = Integer.getInteger("power.warmUps", 3);
  private static final long SEED = Long.getLong("power.seed", 20261123);

  private static final Path TARGET = Path.of("target");

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void the_same_browser_against_itself() throws Exception {
    try (BufferedWriter csv = csv("times-same.csv")) {
      for (int n = 1; n <= COMPARISONS; n++) {
        make(
            csv,
            "same " + n,
            List.of(group("first", 1, healthy()), group("second", 2, healthy())),
            CALLS,
            SEED + n);
      }
    }
  }

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void calls_that_are_slower_by_a_known_size() throws Exception {
    List<CallGroup> groups = new ArrayList<>();
    // All in the same browsers: one that made most of the calls would be faster for it.
    groups.add(group("healthy", 1, healthy()));
    SlowDown.all().forEach(slow -> groups.add(group(slow.name(), 1, slow.of().apply(healthy()))));
    try (BufferedWriter csv = csv("times-slow.csv")) {
      make(csv, "slow", groups, EACH, SEED);
    }
  }

  private static CallSettings healthy() {
    return SlowDown.healthy();
  }

  /** Creates a group with separate browsers, like two versions would have. */
  private static CallGroup group(String name, int copy, CallSettings settings) {
    return new CallGroup(name, settings.withEach(peer -> peer.withCopy(copy)));
  }

  private static BufferedWriter csv(String name) throws IOException {
    BufferedWriter csv = Files.newBufferedWriter(TARGET.resolve(name));
    csv.write("comparison,group,kind,call,outcome,durationMs,metric,ms\n");
    return csv;
  }

  private static void make(
      BufferedWriter csv, String comparison, List<CallGroup> groups, int calls, long seed)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(TARGET.resolve("peerproof").resolve("power"));
    try (CallSeries series =
        CallSeries.open(groups.get(0).settings(), folder, ProgressListener.silent(), 2)) {
      new RandomizedCallSchedule(
              List.of(groups),
              new RandomizedCallSchedule.Plan(calls, WARM_UPS, seed),
              folder,
              step -> {},
              soFar -> false)
          .make(series, () -> {});
    }
    for (CallGroup group : groups) {
      write(csv, comparison, group.name(), "warm-up", group.warmUps());
      write(csv, comparison, group.name(), "call", group.calls());
      write(csv, comparison, group.name(), "unmeasured", group.unmeasured());
    }
    csv.flush();
  }

  private static void write(
      BufferedWriter csv, String comparison, String group, String kind, List<CallReport> calls)
      throws IOException {
    for (CallReport call : calls) {
      String row =
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%.1f",
              comparison,
              group,
              kind,
              call.id(),
              call.outcome(),
              call.durationMs());
      if (call.outcome() != Outcome.PASSED) {
        csv.write(row + ",,\n");
      }
      for (var time : PhaseTimes.of(call).entrySet()) {
        csv.write(row + String.format(Locale.ROOT, ",%s,%.3f%n", time.getKey(), time.getValue()));
      }
    }
  }
}
