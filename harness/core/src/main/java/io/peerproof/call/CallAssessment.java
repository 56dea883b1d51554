package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.ExpectationBasis;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The assessment of a call at one moment.
 *
 * @param basis expected media and their source
 * @param pairs assessments of all ordered pairs of peers, by the receiving peer and then by the
 *     remote one; of two peers, caller and callee
 */
record CallAssessment(ExpectationBasis basis, List<PeerAssessment> pairs) {
  CallAssessment {
    pairs = List.copyOf(pairs);
  }

  /** Returns the assessments of each receiving peer, one for each remote peer. */
  List<List<PeerAssessment>> byReceiver() {
    return List.copyOf(
        pairs.stream()
            .collect(
                Collectors.groupingBy(
                    PeerAssessment::role, () -> new EnumMap<>(PeerRole.class), Collectors.toList()))
            .values());
  }

  /** Returns true if the call has more than two peers. */
  boolean isGroup() {
    return pairs.size() > 2;
  }

  boolean good() {
    return pairs.stream().allMatch(PeerAssessment::good);
  }
}
