package io.peerproof.call;

import io.peerproof.proof.expectation.ExpectationBasis;
import java.util.List;

/**
 * The assessment of a call at one moment.
 *
 * @param basis expected media and their source
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
