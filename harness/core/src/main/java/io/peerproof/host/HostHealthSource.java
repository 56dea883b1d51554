package io.peerproof.host;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.timeline.PeerHistory;

/** Measures the performance of this machine for a peer of a call, for any period of the call. */
public interface HostHealthSource {

  /** Returns the wall clock of this machine, milliseconds since the Unix epoch. */
  double nowMs();

  /**
   * Returns the performance in a period that ends now.
   *
   * @param history all events of the peer up to now, in order
   * @param fromMs start of the period, milliseconds since the Unix epoch
   */
  HostHealth since(PeerRole role, PeerHistory history, double fromMs);
}
