package io.peerproof.host;

import io.peerproof.report.HostReport;
import io.peerproof.report.PeerproofVersion;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** Describes the machine that runs the harness. */
public final class HostInfo {

  private static final long MEBIBYTE = 1 << 20;

  private HostInfo() {}

  /** Returns the description for a report. */
  public static HostReport describe() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return new HostReport(
        system.getName() + " " + system.getVersion() + " " + system.getArch(),
        System.getProperty("java.version") + " " + System.getProperty("java.vendor"),
        system.getAvailableProcessors(),
        memoryMiB(),
        system.getSystemLoadAverage(),
        PeerproofVersion.ofPeerproof());
  }

  /** Returns the physical memory in MiB; 0 if the system reports none. */
  public static long memoryMiB() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean detailed
        ? detailed.getTotalMemorySize() / MEBIBYTE
        : 0;
  }
}
