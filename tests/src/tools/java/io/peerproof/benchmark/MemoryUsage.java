package io.peerproof.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process and of its child processes. */
final class MemoryUsage {

  private static final long MEBIBYTE = 1 << 20;

  private MemoryUsage() {}

  /** Returns the used part of the heap. */
  static long heapMiB() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEBIBYTE;
  }

  /** Returns the proportional set size, which counts shared pages once; Linux only. */
  static long descendantsMiB() {
    return ProcessHandle.current().descendants().mapToLong(MemoryUsage::kibibytes).sum() / 1024;
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
