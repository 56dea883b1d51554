package io.peerproof.call;

import io.peerproof.event.OrderedPair;
import io.peerproof.event.PeerRole;
import io.peerproof.timeline.PeerHistory;
import java.util.Map;

/**
 * The begin of the evidence that counts for an assertion, on the clock of each page. Earlier
 * evidence shows how the call was before the step under test.
 *
 * @param mediaMs begin of the observed video and audio of each peer; none: the whole call
 * @param messagesMs time after which messages count that a peer receives from another, since each
 *     counts for one assertion only; none: the whole call
 */
record EvidenceStart(Map<PeerRole, Double> mediaMs, Map<OrderedPair, Double> messagesMs) {

  /** All evidence of the call. */
  static final EvidenceStart OF_CALL = new EvidenceStart(Map.of(), Map.of());

  EvidenceStart {
    mediaMs = Map.copyOf(mediaMs);
    messagesMs = Map.copyOf(messagesMs);
  }

  /** Tells if some evidence of the call does not count. */
  boolean isLater() {
    return !mediaMs.isEmpty() || !messagesMs.isEmpty();
  }

  /** Returns the events of a peer without observations of video and audio from before. */
  PeerHistory observed(PeerRole role, PeerHistory history) {
    Double fromMs = mediaMs.get(role);
    return fromMs == null ? history : history.observedFrom(fromMs);
  }

  /** Returns the time from which on messages count. */
  double messagesMs(OrderedPair pair) {
    return messagesMs.getOrDefault(pair, Double.NEGATIVE_INFINITY);
  }
}
