package io.peerproof.comparison;

import java.util.List;

/** {@code bytesReceived} of the video rises. */
final class BytesReceived implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "bytesReceived",
        "OpenVidu",
        "OpenVidu/openvidu",
        List.of("openvidu-test-e2e/src/test/java/io/openvidu/test/e2e/OpenViduTestAppE2eTest.java"),
        "5a3347c12a51",
        "Apache-2.0",
        "bytesReceived of the video that is subscribed to rises");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.wire().risingInbound("video", "bytesReceived") >= peer.incoming().videoTracks();
  }
}
