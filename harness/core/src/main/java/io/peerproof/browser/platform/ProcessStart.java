package io.peerproof.browser.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * The start of a process as its system recorded it, a number that never changes while the process
 * lives.
 *
 * <p>On Linux it counts clock ticks since the boot (proc(5), field 22 of {@code stat}). The start
 * that Java reports there is computed from the wall clock, and moves when somebody sets that clock.
 * Elsewhere it is the recorded time, in milliseconds since the epoch.
 */
final class ProcessStart {

  /** The fields after the name begin with the third; the name may hold spaces and parentheses. */
  private static final int START_AFTER_NAME = 22 - 3;

  private ProcessStart() {}

  /** Returns the start of a process; empty if there is no such process, or it cannot be read. */
  static OptionalLong of(long pid) {
    Path stat = Path.of("/proc", String.valueOf(pid), "stat");
    if (Files.exists(Path.of("/proc/self/stat"))) {
      try {
        return ticks(Files.readString(stat, StandardCharsets.ISO_8859_1));
      } catch (IOException | RuntimeException e) {
        return OptionalLong.empty();
      }
    }
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(Instant::toEpochMilli)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Reads the start in ticks from the text of {@code /proc/PID/stat}. */
  static OptionalLong ticks(String stat) {
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
    return OptionalLong.of(Long.parseLong(afterName[START_AFTER_NAME]));
  }
}
