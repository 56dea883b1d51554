package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.host.HostMonitor;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.HostHealth;
import java.util.List;
import java.util.function.Function;

/**
 * The health of this machine, by what its monitor measures and by what the pages report.
 *
 * @param monitor of this machine
 * @param cameras format of each peer's camera
 */
record MonitoredHostHealth(HostMonitor monitor, Function<PeerRole, VideoFormat> cameras)
    implements HostHealthSource {

  @Override
  public double nowMs() {
    return System.currentTimeMillis();
  }

  @Override
  public HostHealth since(PeerRole role, List<PeerEvent> events, double fromMs) {
    return HostHealth.of(
        events, monitor.since(fromMs), fromMs, nowMs(), cameras.apply(role).framesPerSecond());
  }
}
