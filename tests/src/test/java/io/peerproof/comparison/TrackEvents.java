package io.peerproof.comparison;

import io.peerproof.event.MediaKind;
import java.util.List;

/** {@code ontrack} fired. */
final class TrackEvents implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "ontrack",
        "adapter",
        "webrtcHacks/adapter",
        List.of("test/e2e/ontrack.js", "test/e2e/connection.js"),
        "16eae71e3697",
        "BSD-3-Clause",
        "ontrack (addstream in the older test) fired, with as many audio and video tracks "
            + "as were sent");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.wire().tracksReceived(MediaKind.VIDEO) >= peer.incoming().videoTracks()
        && (!peer.incoming().audio() || peer.wire().tracksReceived(MediaKind.AUDIO) > 0);
  }
}
