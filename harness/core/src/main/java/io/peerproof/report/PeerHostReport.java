package io.peerproof.report;

import io.peerproof.proof.measure.HostHealth;
import org.jspecify.annotations.Nullable;

/**
 * How well the machine kept up with one peer of a call, over all of the call.
 *
 * @param keptUp whether the machine served what was wanted of it; what is not known counts as
 *     served
 * @param shortfall what it fell short of, a clause; null where it kept up
 * @param measured the figures behind it
 */
public record PeerHostReport(boolean keptUp, @Nullable String shortfall, HostHealth measured) {

  /**
   * Reads {@code health} for the peer in {@code role}.
   *
   * @param role {@code caller} or {@code callee}
   */
  public static PeerHostReport of(HostHealth health, String role) {
    return new PeerHostReport(
        !health.starved(), health.starved() ? health.shortfall(role) : null, health);
  }
}
