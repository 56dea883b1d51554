package io.peerproof.conference;

import io.peerproof.event.PeerEvent;
import io.peerproof.host.HostMonitor;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.HostHealth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The performance of this machine for the peers of a conference.
 *
 * @param camera format of each peer's camera
 */
record ConferenceHostHealth(HostMonitor monitor, VideoFormat camera) {

  /** Tells if the machine was too slow for a peer since {@code fromMs}. */
  boolean starved(List<List<PeerEvent>> events, double fromMs) {
    return shortfall(events, fromMs).isPresent();
  }

  /**
   * Returns a sentence without its full stop about the missing resource; empty if the machine was
   * fast enough for all peers.
   *
   * @param events events of each peer, in the order of the peers
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
