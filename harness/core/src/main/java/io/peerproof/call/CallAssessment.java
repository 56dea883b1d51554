package io.peerproof.call;

import io.peerproof.proof.expectation.ExpectationBasis;
import java.util.List;

/**
 * What can be said of a call at one moment.
 *
 * @param basis what it is judged by
 * @param peers caller, then callee
 */
record CallAssessment(ExpectationBasis basis, List<PeerAssessment> peers) {
  CallAssessment {
    peers = List.copyOf(peers);
  }

  boolean good() {
    return peers.stream().allMatch(PeerAssessment::good);
  }
}
