package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.measure.HostHealth;
import java.util.List;

/** Tells how well this machine kept up with a peer of a call, in any stretch of its time. */
interface HostHealthSource {

  /** This machine's wall clock, milliseconds since the Unix epoch. */
  double nowMs();

  /**
   * How well it kept up.
   *
   * @param events all of the peer's up to now, in order
   * @param fromMs when the stretch began, milliseconds since the Unix epoch; it ends now
   */
  HostHealth since(PeerRole role, List<PeerEvent> events, double fromMs);
}
