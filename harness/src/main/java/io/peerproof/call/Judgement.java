package io.peerproof.call;

import io.peerproof.proof.expectation.Basis;
import java.util.List;

/**
 * What can be said of a call at one moment.
 *
 * @param basis what it is judged by
 * @param peers caller, then callee
 */
record Judgement(Basis basis, List<PeerVerdicts> peers) {
  Judgement {
    peers = List.copyOf(peers);
  }

  boolean good() {
    return peers.stream().allMatch(PeerVerdicts::good);
  }
}
