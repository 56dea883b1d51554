package io.peerproof.conference;

import io.peerproof.event.PeerEvent;
import io.peerproof.host.HostMonitor;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.HostHealth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How well this machine keeps up with the peers of a call.
 *
 * @param camera format of each peer's camera
 */
record ConferenceHostHealth(HostMonitor monitor, VideoFormat camera) {

  /** Whether it did not keep up with one of them since {@code fromMs}. */
  boolean starved(List<List<PeerEvent>> events, double fromMs) {
    return shortfall(events, fromMs).isPresent();
  }

  /**
   * What it fell short of, a sentence without its full stop; empty where it kept up with all.
   *
   * @param events of each peer, in their order
   * @param fromMs milliseconds since the Unix epoch
   */
  Optional<String> shortfall(List<List<PeerEvent>> events, double fromMs) {
    return IntStream.range(0, events.size())
        .mapToObj(
            peer -> {
              HostHealth health =
                  HostHealth.of(
                      events.get(peer),
                      monitor.since(fromMs),
                      fromMs,
                      System.currentTimeMillis(),
                      camera.framesPerSecond());
              return health.starved()
                  ? Optional.of(health.complaint("peer " + (peer + 1)))
                  : Optional.<String>empty();
            })
        .flatMap(Optional::stream)
        .findFirst();
  }
}
