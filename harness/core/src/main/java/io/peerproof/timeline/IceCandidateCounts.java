package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.CandidateAdded;
import io.peerproof.event.ConnectionEvent.CandidateGathered;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import org.jspecify.annotations.Nullable;

/**
 * ICE candidates of a peer; the end of candidates is none.
 *
 * @param gathered candidates that the peer found
 * @param arrived whether a candidate of the other side reached the peer, by itself or in a
 *     description
 */
public record IceCandidateCounts(long gathered, boolean arrived) {

  static IceCandidateCounts of(PeerHistory history) {
    long gathered =
        history.all(CandidateGathered.class).stream()
            .filter(found -> isCandidate(found.candidate()))
            .count();
    boolean arrived =
        history.all(CandidateAdded.class).stream().anyMatch(added -> isCandidate(added.candidate()))
            || history.all(DescriptionSet.class).stream()
                .anyMatch(set -> set.side() == Side.REMOTE && set.sdp().contains("a=candidate:"));
    return new IceCandidateCounts(gathered, arrived);
  }

  private static boolean isCandidate(@Nullable String candidate) {
    return candidate != null && !candidate.isEmpty();
  }
}
