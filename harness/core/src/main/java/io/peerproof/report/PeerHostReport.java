package io.peerproof.report;

import io.peerproof.proof.measure.HostHealth;
import org.jspecify.annotations.Nullable;

/**
 * The machine's performance for one peer, over the whole call.
 *
 * @param keptUp true if the machine was fast enough; an unknown value counts as fast enough
 * @param shortfall clause that names the missing resource; null if the machine was fast enough
 * @param measured measured values
 */
public record PeerHostReport(boolean keptUp, @Nullable String shortfall, HostHealth measured) {

  /**
   * Creates the report of the peer in {@code role}.
   *
   * @param role {@code caller} or {@code callee}
   */
  public static PeerHostReport of(HostHealth health, String role) {
    return new PeerHostReport(
        !health.starved(), health.starved() ? health.shortfall(role) : null, health);
  }
}
