package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.CandidateAdded;
import io.peerproof.event.ConnectionEvent.CandidateGathered;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.timeline.NegotiatedMedia;
import io.peerproof.timeline.PeerHistory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Fuzz target: any SDP and candidates that pages set; four of them, with a NUL between two. */
public final class DescriptionFuzzTarget {

  private static final int OFFER = 0;
  private static final int OFFER_ARRIVED = 1;
  private static final int ANSWER = 2;
  private static final int ANSWER_ARRIVED = 3;

  private DescriptionFuzzTarget() {}

  /** Descriptions are compared and searched, whatever stands in them. */
  public static void fuzzerTestOneInput(byte[] bytes) {
    String[] texts = new String(bytes, StandardCharsets.UTF_8).split("\0", 5);
    PeerHistory caller = peer(text(texts, OFFER), "offer", text(texts, ANSWER_ARRIVED), "answer");
    PeerHistory callee = peer(text(texts, ANSWER), "answer", text(texts, OFFER_ARRIVED), "offer");
    DescriptionDiff.differences(caller, callee).forEach(String::valueOf);
    SignalingRoute.isDirect(caller, callee);
    SignalingRoute.isWithThirdParty(caller, callee);
    SignalingRoute.addsOwnCandidates(caller);
    for (MediaKind kind : MediaKind.values()) {
      NegotiatedMedia.obstacle(caller, kind);
      NegotiatedMedia.isOfferedBothWays(callee, kind);
    }
  }

  private static String text(String[] texts, int at) {
    return at < texts.length ? texts[at] : "";
  }

  private static PeerHistory peer(String local, String localKind, String remote, String kind) {
    List<PeerEvent> events = new ArrayList<>();
    events.add(new DescriptionSet(10, "pc1", Side.LOCAL, localKind, 5, local));
    local.lines().limit(3).forEach(line -> events.add(new CandidateGathered(12, "pc1", line)));
    events.add(new DescriptionSet(20, "pc1", Side.REMOTE, kind, 15, remote));
    remote.lines().limit(3).forEach(line -> events.add(new CandidateAdded(22, "pc1", line)));
    return PeerHistory.of(events);
  }
}
