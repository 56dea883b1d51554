package io.peerproof.report;

import io.peerproof.proof.measure.HostHealth;
import org.jspecify.annotations.Nullable;

/**
 * The machine's performance for one peer, over the whole call.
 *
 * @param keptUp true if the machine kept up; it counts as true where nothing is known
 * @param shortfall clause that names the missing resource; null if the machine kept up
 * @param measured measured values
 */
public record PeerHostReport(boolean keptUp, @Nullable String shortfall, HostHealth measured) {

  /**
   * Creates the report of a peer.
   *
   * @param who the peer in a sentence: {@code the caller}, {@code peer 3}
   */
  public static PeerHostReport of(HostHealth health, String who) {
    return new PeerHostReport(
        !health.starved(), health.starved() ? health.shortfall(who) : null, health);
  }
}
