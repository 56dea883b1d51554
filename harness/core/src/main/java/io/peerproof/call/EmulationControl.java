package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import java.time.Duration;
import java.util.Map;

/** Applies and resets CPU throttling and network emulation, {@link PeerSettings.Emulation}. */
final class EmulationControl {

  /** Value of the protocol for an unlimited throughput. */
  private static final int UNLIMITED = -1;

  private EmulationControl() {}

  static void begin(BrowserSession session, PeerSettings.Emulation emulation) {
    if (emulation.cpuSlowdown() > 1) {
      cpu(session, emulation.cpuSlowdown());
    }
    if (!emulation.networkLatency().isZero()) {
      session.cdp("Network.enable", Map.of());
      network(session, emulation.networkLatency());
    }
  }

  static void end(BrowserSession session, PeerSettings.Emulation emulation) {
    if (emulation.cpuSlowdown() > 1) {
      cpu(session, 1);
    }
    if (!emulation.networkLatency().isZero()) {
      network(session, Duration.ZERO);
      session.cdp("Network.disable", Map.of());
    }
  }

  private static void cpu(BrowserSession session, double slowdown) {
    session.cdp("Emulation.setCPUThrottlingRate", Map.of("rate", slowdown));
  }

  private static void network(BrowserSession session, Duration latency) {
    session.cdp(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            false,
            "latency",
            latency.toNanos() / 1e6,
            "downloadThroughput",
            UNLIMITED,
            "uploadThroughput",
            UNLIMITED));
  }
}
