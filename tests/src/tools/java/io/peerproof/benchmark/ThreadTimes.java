package io.peerproof.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Processor time of the browsers' threads, by kind of process and name. Linux only. */
final class ThreadTimes {

  /** A reading of a thread; its name may change while it runs. */
  private record Reading(String name, long nanoseconds) {}

  private final Map<Path, Reading> seen = new HashMap<>();

  /**
   * Returns the time of each {@code RENDERER name} up to now; threads that ended count up to the
   * last reading.
   */
  Map<String, Duration> byName() {
    ProcessHandle.current().descendants().forEach(this::look);
    Map<String, Duration> sums = new TreeMap<>();
    seen.values()
        .forEach(
            look -> sums.merge(look.name(), Duration.ofNanos(look.nanoseconds()), Duration::plus));
    return sums;
  }

  private void look(ProcessHandle process) {
    Path folder = Path.of("/proc/" + process.pid());
    try {
      String line = Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      var kind = ProcessKind.of(List.of(line.split("[\0 ]")));
      if (kind.isEmpty()) {
        return;
      }
      List<Path> threads = new ArrayList<>();
      try (Stream<Path> tasks = Files.list(folder.resolve("task"))) {
        tasks.forEach(threads::add);
      }
      for (Path thread : threads) {
        String name = Files.readString(thread.resolve("comm")).strip().replaceAll("[0-9]+$", "");
        String spent = Files.readString(thread.resolve("schedstat")).split(" ")[0];
        seen.put(thread, new Reading(kind.get() + " " + name, Long.parseLong(spent)));
      }
    } catch (IOException e) {
      return; // it ended meanwhile
    }
  }
}
