package io.peerproof.comparison;

import java.util.List;

/** {@code audioLevel} is above silence. */
final class AudioLevel implements HarnessPredicate {

  private static final double SILENCE = 0.001;

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
        "the level of the received audio is above silence (there above 0.1 of full scale, "
            + "which suits its loud voices; here above 0.001, since the browser's noise "
            + "suppression leaves a few hundredths of our steady tone)");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return !peer.incoming().audio() || peer.wire().greatestInboundAudio("audioLevel") > SILENCE;
  }
}
