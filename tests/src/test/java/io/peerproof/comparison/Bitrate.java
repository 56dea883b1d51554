package io.peerproof.comparison;

import io.peerproof.proof.expectation.ExpectedMedia;
import java.util.List;

/** Bits are sent and received. */
final class Bitrate implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "bitrate",
        "jitsi-meet-torture",
        "jitsi/jitsi-meet-torture",
        List.of(
            "src/test/java/org/jitsi/meet/test/base/Participant.java",
            "src/test/java/org/jitsi/meet/test/web/WebParticipant.java",
            "src/test/java/org/jitsi/meet/test/web/stats/WebRtpStatistics.java"),
        "c0efd48326b0",
        "Apache-2.0",
        "ICE is connected, and the bitrate of all that is received, and of all that is "
            + "sent, is above 0 kbit/s");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.wire().iceConnected()
        && (!media(peer.incoming()) || flows(peer.wire(), "inbound-rtp", "bytesReceived"))
        && (!media(peer.outgoing()) || flows(peer.wire(), "outbound-rtp", "bytesSent"));
  }

  private static boolean media(ExpectedMedia expectedMedia) {
    return expectedMedia.videoTracks() > 0 || expectedMedia.audio();
  }

  /**
   * Tells if bits flow. The value is in whole kilobits, so half of one is the smallest value above
   * 0.
   */
  private static boolean flows(ConnectionSnapshot connectionSnapshot, String type, String figure) {
    return connectionSnapshot.risePerSecond(type, figure) * 8 >= 500;
  }
}
