package io.peerproof.conference;

import io.peerproof.host.HostMonitor;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.timeline.PeerHistory;
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
  boolean starved(List<PeerHistory> histories, double fromMs) {
    return shortfall(histories, fromMs).isPresent();
  }

  /**
   * Returns a sentence without its full stop about the missing resource; empty if the machine was
   * fast enough for all peers.
   *
   * @param histories events of each peer, in the order of the peers
   * @param fromMs milliseconds since the Unix epoch
   */
  Optional<String> shortfall(List<PeerHistory> histories, double fromMs) {
    return IntStream.range(0, histories.size())
        .mapToObj(
            peer -> {
              HostHealth health =
                  HostHealth.of(
                      histories.get(peer),
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
