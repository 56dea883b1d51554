package io.peerproof.comparison;

import java.util.List;

/** The number of tracks. */
final class TrackCount implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "tracks",
        "OpenVidu",
        "OpenVidu/openvidu",
        List.of("openvidu-test-e2e/src/test/java/io/openvidu/test/e2e/OpenViduTestAppE2eTest.java"),
        "5a3347c12a51",
        "Apache-2.0",
        "one event came for each track subscribed to, there are as many media elements as "
            + "expected, and the srcObject of each has its track");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return new TrackEvents().holds(peer)
        && peer.everyVideo(video -> video.videoTracks() > 0)
        && peer.audioIn(element -> true);
  }
}
