package io.peerproof.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Processor counters of Linux at one moment; two readings give a rate. Null for counters that the
 * machine does not report.
 *
 * @param runnable threads that run or wait for a processor, without the reading thread: {@code
 *     /proc/loadavg}
 * @param waitedMicros time in which a thread waited for a processor, microseconds: {@code total} of
 *     {@code some} in {@code /proc/pressure/cpu}
 * @param busyTicks non-idle time of all processors: {@code /proc/stat}, proc(5)
 * @param allTicks total time of all processors
 * @param periods periods of the container's quota: {@code cpu.stat} of its control group
 * @param throttledPeriods periods in which the quota was used up
 */
record ProcessorCounters(
    @Nullable Integer runnable,
    @Nullable Long waitedMicros,
    @Nullable Long busyTicks,
    @Nullable Long allTicks,
    @Nullable Long periods,
    @Nullable Long throttledPeriods) {

  private static final ProcessorCounters NOTHING =
      new ProcessorCounters(null, null, null, null, null, null);

  /**
   * Number of fields in {@code /proc/stat}: user, nice, system, idle, iowait, irq, softirq, steal;
   * guest time is part of user.
   */
  private static final int TICKS = 8;

  private static final List<Integer> IDLE = List.of(3, 4);

  /** Reads the counters; {@code root} is {@code /}, except in tests. */
  static ProcessorCounters read(Path root) {
    Path proc = root.resolve("proc");
    if (!Files.isReadable(proc.resolve("loadavg"))) {
      return NOTHING;
    }
    long[] ticks = ticks(proc.resolve("stat"));
    Optional<Path> quota = quota(root);
    return new ProcessorCounters(
        runnable(proc.resolve("loadavg")),
        waited(proc.resolve("pressure/cpu")),
        ticks.length < TICKS
            ? null
            : Arrays.stream(ticks).sum() - IDLE.stream().mapToLong(field -> ticks[field]).sum(),
        ticks.length < TICKS ? null : Arrays.stream(ticks).sum(),
        quota.map(file -> field(file, "nr_periods")).orElse(null),
        quota.map(file -> field(file, "nr_throttled")).orElse(null));
  }

  /** Reads only the number of runnable threads, which is cheaper. */
  static @Nullable Integer runnableThreads(Path root) {
    return runnable(root.resolve("proc/loadavg"));
  }

  /**
   * Parses {@code 0.20 0.18 0.12 3/80 11206}: 3 of 80 threads are runnable, and one of them reads
   * this file.
   */
  private static @Nullable Integer runnable(Path loadavg) {
    return first(loadavg)
        .map(line -> line.split("[ /]"))
        .filter(words -> words.length > 3 && words[3].matches("\\d+"))
        .map(words -> Math.max(0, Integer.parseInt(words[3]) - 1))
        .orElse(null);
  }

  /** Parses {@code some avg10=0.00 avg60=0.00 avg300=0.00 total=2660412}. */
  private static @Nullable Long waited(Path pressure) {
    return first(pressure)
        .filter(line -> line.startsWith("some ") && line.matches(".* total=\\d+"))
        .map(line -> Long.parseLong(line.substring(line.lastIndexOf('=') + 1)))
        .orElse(null);
  }

  private static long[] ticks(Path stat) {
    return first(stat)
        .filter(line -> line.startsWith("cpu "))
        .map(line -> Stream.of(line.substring(4).strip().split(" +")).limit(TICKS))
        .map(words -> words.mapToLong(Long::parseLong).toArray())
        .orElse(new long[0]);
  }

  /**
   * Finds the file that counts how often the quota of this process's control group was used up. In
   * version 2 it belongs to the group or to the container's root, in version 1 to the controller
   * {@code cpu}.
   */
  private static Optional<Path> quota(Path root) {
    Path groups = root.resolve("sys/fs/cgroup");
    return lines(root.resolve("proc/self/cgroup"))
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .filter(parts -> parts[1].isEmpty() || List.of(parts[1].split(",")).contains("cpu"))
        .flatMap(
            parts -> {
              Path tree = parts[1].isEmpty() ? groups : groups.resolve("cpu");
              return Stream.of(tree.resolve(parts[2].replaceFirst("^/+", "")), tree);
            })
        .map(group -> group.resolve("cpu.stat"))
        .filter(file -> field(file, "nr_periods") != null)
        .findFirst();
  }

  private static @Nullable Long field(Path file, String name) {
    return lines(file)
        .filter(line -> line.matches(name + " \\d+"))
        .map(line -> Long.valueOf(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(null);
  }

  private static Optional<String> first(Path file) {
    return lines(file).findFirst();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return Stream.empty(); // an older kernel, or a container that hides it
    }
  }

  /**
   * Returns the share of {@code spanMs} before {@code later} in which a thread waited for a
   * processor, 0 to 1.
   */
  @Nullable Double pressure(ProcessorCounters later, double spanMs) {
    return waitedMicros == null || later.waitedMicros == null
        ? null
        : share(later.waitedMicros - waitedMicros, spanMs * 1000);
  }

  /** Returns the share of processor time before {@code later} that was not idle, 0 to 1. */
  @Nullable Double busy(ProcessorCounters later) {
    return busyTicks == null
            || allTicks == null
            || later.busyTicks == null
            || later.allTicks == null
        ? null
        : share(later.busyTicks - busyTicks, later.allTicks - allTicks);
  }

  /**
   * Returns the share of the quota's periods before {@code later} in which it was used up, 0 to 1.
   */
  @Nullable Double throttled(ProcessorCounters later) {
    return periods == null
            || throttledPeriods == null
            || later.periods == null
            || later.throttledPeriods == null
        ? null
        : share(later.throttledPeriods - throttledPeriods, later.periods - periods);
  }

  /**
   * Returns {@code part / whole}, or 0 if {@code whole} is 0: a quota without periods throttles
   * nothing.
   */
  private static double share(double part, double whole) {
    return whole <= 0 ? 0 : Math.max(0, Math.min(1, part / whole));
  }
}
