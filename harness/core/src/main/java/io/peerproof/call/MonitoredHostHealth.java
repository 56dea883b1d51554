package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.host.HostMonitor;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.HostHealth;
import java.util.List;
import java.util.function.Function;

/**
 * The performance of this machine, from the samples of its monitor and from the events of the
 * pages.
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
