package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.CandidateAdded;
import io.peerproof.event.ConnectionEvent.CandidateGathered;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.PeerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which candidates a peer found, and which reached it. */
public final class IceCandidateCounts {

  private IceCandidateCounts() {}

  /** How many it found; the end of candidates is none. */
  public static long gathered(List<PeerEvent> events) {
    return events.stream()
        .filter(e -> e instanceof CandidateGathered found && isOne(found.candidate()))
        .count();
  }

  /** How many of the other side's the page added. */
  static long added(List<PeerEvent> events) {
    return events.stream()
        .filter(e -> e instanceof CandidateAdded added && isOne(added.candidate()))
        .count();
  }

  /** Whether any of the other side's reached it, by itself or in a description. */
  public static boolean arrived(List<PeerEvent> events) {
    return added(events) > 0
        || events.stream()
            .anyMatch(
                e ->
                    e instanceof DescriptionSet set
                        && set.side() == Side.REMOTE
                        && set.sdp().contains("a=candidate:"));
  }

  private static boolean isOne(@Nullable String candidate) {
    return candidate != null && !candidate.isEmpty();
  }
}
