package io.peerproof.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of this process and of those that it started. */
final class Memory {

  private static final long MEBIBYTE = 1 << 20;

  private Memory() {}

  /** What of the heap is really used. */
  static long heapMiB() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
  }

  /** Proportional set size, which counts a page that several share once; Linux only. */
  static long descendantsMiB() {
    return ProcessHandle.current().descendants().mapToLong(Memory::kibibytes).sum() / 1024;
  }

  private static long kibibytes(ProcessHandle process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      return 0; // it ended meanwhile
    }
  }
}
