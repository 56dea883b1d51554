package io.peerproof.comparison;

import java.util.List;

/** {@code iceConnectionState}. */
final class IceConnected implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "ICE",
        "KITE",
        "webrtc/KITE",
        List.of(
            "KITE-AppRTC-Test/src/main/java/org/webrtc/kite/apprtc/checks/PeerConnectionCheck.java"),
        "c835aeaab0b2",
        "Apache-2.0",
        "iceConnectionState is connected or completed");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.wire().iceConnected();
  }
}
