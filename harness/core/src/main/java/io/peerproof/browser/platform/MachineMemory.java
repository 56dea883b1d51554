package io.peerproof.browser.platform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Memory of a machine, or of the container that limits it. */
public record MachineMemory(HostEnvironment machine) {

  /** All of it, in MiB; what is free changes with every browser. Empty where nobody tells. */
  public OptionalLong totalMiB() {
    return LongStream.of(ofSystem(), ofContainer())
        .filter(bytes -> bytes > 0)
        .map(bytes -> bytes >> 20)
        .min();
  }

  /** What the kernel manages; 0 where it does not tell. */
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

  /** A container's limit, by cgroup v2; 0 where there is none. */
  private long ofContainer() {
    try {
      return Long.parseLong(Files.readString(machine.at("/sys/fs/cgroup/memory.max")).strip());
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
