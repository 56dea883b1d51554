package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.HostEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Checks the free memory. Two browsers in a call need about 700 MB, and Peerproof 150. */
record MemoryCheck(HostEnvironment machine) implements HealthCheck {
  private static final String NAME = "free memory";
  private static final long ENOUGH_MB = 1024;
  private static final long TOO_LITTLE_MB = 512;

  @Override
  public CheckResult examine() {
    long free = Math.min(ofSystem(), ofContainer()) >> 20;
    String seen = free + " MB";
    String advice = "stop other programs, or give the machine or container 2 GB";
    if (free < TOO_LITTLE_MB) {
      return CheckResult.fail(NAME, seen + "; two browsers need about 700", advice);
    }
    return free < ENOUGH_MB
        ? CheckResult.warn(NAME, seen + "; two browsers need about 700", advice)
        : CheckResult.ok(NAME, seen);
  }

  /**
   * Returns the memory that the kernel can provide without swapping; on other systems the unused
   * memory. In bytes.
   */
  private long ofSystem() {
    try (Stream<String> lines = Files.lines(machine.at("/proc/meminfo"))) {
      return lines
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException e) {
      return ManagementFactory.getOperatingSystemMXBean()
              instanceof com.sun.management.OperatingSystemMXBean system
          ? system.getFreeMemorySize()
          : Long.MAX_VALUE;
    }
  }

  /** Returns the memory left below the limit of a container (cgroup v2), in bytes. */
  private long ofContainer() {
    OptionalLong limit = number("/sys/fs/cgroup/memory.max");
    OptionalLong used = number("/sys/fs/cgroup/memory.current");
    return limit.isPresent() && used.isPresent()
        ? limit.getAsLong() - used.getAsLong()
        : Long.MAX_VALUE;
  }

  private OptionalLong number(String file) {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(machine.at(file)).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
