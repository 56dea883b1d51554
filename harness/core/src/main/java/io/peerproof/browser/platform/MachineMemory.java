package io.peerproof.browser.platform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Memory of a machine, or of the container that limits it. */
public record MachineMemory(HostEnvironment machine) {

  /**
   * Returns the total memory in MiB, because the free memory changes with every browser. Empty if
   * unknown.
   */
  public OptionalLong totalMiB() {
    return LongStream.of(ofSystem(), ofContainer())
        .filter(bytes -> bytes > 0)
        .map(bytes -> bytes >> 20)
        .min();
  }

  /** Returns the memory of the system in bytes; 0 if unknown. */
  private long ofSystem() {
    try (Stream<String> lines = Files.lines(machine.at("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemTotal:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return ManagementFactory.getOperatingSystemMXBean()
              instanceof com.sun.management.OperatingSystemMXBean system
          ? system.getTotalMemorySize()
          : 0;
    }
  }

  /** Returns the limit of a container in bytes (cgroup v2); 0 without one. */
  private long ofContainer() {
    try {
      return Long.parseLong(Files.readString(machine.at("/sys/fs/cgroup/memory.max")).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
