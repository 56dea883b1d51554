package io.peerproof.host;

import io.peerproof.report.HostReport;
import io.peerproof.report.PeerproofVersion;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** Describes the machine that runs this. */
public final class HostInfo {

  private static final long MEBIBYTE = 1 << 20;

  private HostInfo() {}

  /** As a report tells it. */
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

  /** Physical memory; 0 where the system does not tell. */
  public static long memoryMiB() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean detailed
        ? detailed.getTotalMemorySize() / MEBIBYTE
        : 0;
  }
}
