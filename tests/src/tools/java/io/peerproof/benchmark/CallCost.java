package io.peerproof.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The processor time of one warm call by kind of process, and by thread of the browsers. Processor
 * time, unlike wall time, can be measured on a machine with other work.
 *
 * @param calls number of calls whose median is reported
 */
record CallCost(int calls) {

  private static final int FIRST_CALLS = 5;
  private static final int MOST_THREADS = 24;

  /** Makes a number of calls. */
  @FunctionalInterface
  interface Maker {
    void make(int calls) throws InterruptedException;
  }

  /** Writes a row: milliseconds of processor time in total and of each kind of process. */
  void report(String name, Maker maker) throws Exception {
    maker.make(FIRST_CALLS);
    ProcessorTime time = new ProcessorTime();
    Map<ProcessKind, List<Double>> each = new EnumMap<>(ProcessKind.class);
    List<Double> totals = new ArrayList<>();
    List<Double> walls = new ArrayList<>();
    for (int n = 0; n < calls; n++) {
      Map<ProcessKind, Duration> before = time.byKind();
      long began = System.nanoTime();
      maker.make(1);
      walls.add((System.nanoTime() - began) / 1e6);
      Map<ProcessKind, Duration> after = time.byKind();
      double total = 0;
      for (ProcessKind kind : ProcessKind.values()) {
        double ms = ProcessorTime.between(before, after, kind).toNanos() / 1e6;
        each.computeIfAbsent(kind, none -> new ArrayList<>()).add(ms);
        total += ms;
      }
      totals.add(total);
    }
    String kinds =
        each.entrySet().stream()
            .map(
                one ->
                    String.format(
                        Locale.ROOT, "%s %.0f", lower(one.getKey()), mean(one.getValue())))
            .collect(Collectors.joining(", "));
    SpeedTable.row(
        "processor time of a warm call, " + name,
        "",
        SpeedTable.format("%.0f ms", Ratios.median(totals)),
        SpeedTable.format("%s; wall time %.0f ms", kinds, Ratios.median(walls)));
  }

  /** Writes a row: the threads with the most processor time, milliseconds per call. */
  void reportThreads(String name, Maker maker) throws Exception {
    maker.make(FIRST_CALLS);
    ThreadTimes threads = new ThreadTimes();
    Map<String, Duration> before = threads.byName();
    Map<String, Duration> after = before;
    for (int n = 0; n < calls; n++) {
      maker.make(1);
      after = threads.byName();
    }
    Map<String, Double> spent = new TreeMap<>();
    after.forEach(
        (thread, sum) ->
            spent.put(
                thread,
                sum.minus(before.getOrDefault(thread, Duration.ZERO)).toNanos() / 1e6 / calls));
    SpeedTable.row(
        "threads of a warm call, " + name,
        "",
        "",
        spent.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .limit(MOST_THREADS)
            .map(one -> SpeedTable.format("%s %.1f", lower(one.getKey()), one.getValue()))
            .collect(Collectors.joining(", ")));
  }

  private static String lower(ProcessKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String lower(String kindAndThread) {
    int space = kindAndThread.indexOf(' ');
    return kindAndThread.substring(0, space).toLowerCase(Locale.ROOT)
        + kindAndThread.substring(space);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
