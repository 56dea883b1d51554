package io.peerproof.host;

import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.timeline.PeerHistory;
import java.util.function.Function;

/**
 * The performance of this machine, from the samples of its monitor and from the events of the
 * pages.
 *
 * @param monitor of this machine
 * @param cameras format of each peer's camera
 */
public record MonitoredHostHealth(HostMonitor monitor, Function<PeerRole, VideoFormat> cameras)
    implements HostHealthSource {

  @Override
  public double nowMs() {
    return System.currentTimeMillis();
  }

  @Override
  public HostHealth since(PeerRole role, PeerHistory history, double fromMs) {
    return HostHealth.of(
        history, monitor.since(fromMs), fromMs, nowMs(), cameras.apply(role).framesPerSecond());
  }
}
