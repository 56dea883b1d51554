package io.peerproof.browser.doctor;

import io.peerproof.browser.platform.HostEnvironment;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Free memory: two browsers in a call take about 700 MB, and we 150. */
record MemoryCheck(HostEnvironment machine) implements HealthCheck {
  private static final String NAME = "free memory";
  private static final long ENOUGH_MB = 1024;
  private static final long TOO_LITTLE_MB = 512;

  @Override
  public CheckResult examine() {
    long free = Math.min(ofSystem(), ofContainer()) >> 20;
    String seen = free + " MB";
    String advice = "end other programs, or give the machine or container 2 GB";
    if (free < TOO_LITTLE_MB) {
      return CheckResult.fail(NAME, seen + "; two browsers take about 700", advice);
    }
    return free < ENOUGH_MB
        ? CheckResult.warn(NAME, seen + "; two browsers take about 700", advice)
        : CheckResult.ok(NAME, seen);
  }

  /** What the kernel could give without swapping; elsewhere what is unused. */
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

  /** What a container's limit leaves, by cgroup v2. */
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
