package io.peerproof.comparison;

import java.util.List;

/** {@code audioLevel} is above a tenth. */
final class AudioLevel implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "audioLevel",
        "jitsi-meet-torture",
        "jitsi/jitsi-meet-torture",
        List.of(
            "src/test/java/org/jitsi/meet/test/util/MeetUIUtils.java",
            "src/test/java/org/jitsi/meet/test/util/MeetUtils.java"),
        "c0efd48326b0",
        "Apache-2.0",
        "the level of the received sound is above 0.1 of full scale");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return !peer.incoming().sound() || peer.wire().greatestInboundAudio("audioLevel") > 0.1;
  }
}
