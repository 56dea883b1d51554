package io.peerproof.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processor time of this process and its child processes, by {@link ProcessKind}. Linux only.
 * Processes that ended between two readings count up to the last reading.
 */
final class ProcessorTime {

  private record Reading(ProcessKind kind, Duration time) {}

  private final Map<ProcessHandle, Reading> seen = new HashMap<>();

  /** Returns the processor time of each kind up to now. */
  Map<ProcessKind, Duration> byKind() {
    ProcessHandle harness = ProcessHandle.current();
    seen.put(harness, new Reading(ProcessKind.HARNESS, of(harness)));
    harness
        .descendants()
        .forEach(
            process ->
                ProcessKind.of(commandLine(process))
                    .ifPresent(
                        kind -> seen.merge(process, new Reading(kind, of(process)), this::later)));
    Map<ProcessKind, Duration> sums = new EnumMap<>(ProcessKind.class);
    seen.values().forEach(look -> sums.merge(look.kind(), look.time(), Duration::plus));
    return sums;
  }

  /** Returns the processor time of all kinds up to now, milliseconds. */
  double totalMs() {
    return byKind().values().stream().mapToDouble(Duration::toNanos).sum() / 1e6;
  }

  /** Returns the processor time of one kind between two readings. */
  static Duration between(
      Map<ProcessKind, Duration> before, Map<ProcessKind, Duration> after, ProcessKind kind) {
    return after.getOrDefault(kind, Duration.ZERO).minus(before.getOrDefault(kind, Duration.ZERO));
  }

  /** Merges two readings; a process that was just forked has the command line of its parent. */
  private Reading later(Reading before, Reading now) {
    return new Reading(
        now.kind(), before.time().compareTo(now.time()) > 0 ? before.time() : now.time());
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static List<String> commandLine(ProcessHandle process) {
    return text(Path.of("/proc/" + process.pid() + "/cmdline"))
        .map(text -> List.of(text.split("[\0 ]")))
        .orElse(List.of());
  }

  private static Optional<String> text(Path file) {
    try {
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty(); // it ended meanwhile
    }
  }
}
