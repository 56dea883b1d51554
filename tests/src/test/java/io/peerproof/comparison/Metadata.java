package io.peerproof.comparison;

import java.util.List;

/** {@code loadedmetadata} was fired. */
final class Metadata implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "metadata",
        "web-platform-tests",
        "web-platform-tests/wpt",
        List.of("webrtc/simplecall.https.html"),
        "afb2b57ebead",
        "BSD-3-Clause",
        "the remote video element fired loadedmetadata: it has a readyState of "
            + "HAVE_METADATA or more, and a size");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.everyVideo(
        video -> video.readyState() >= MediaElement.HAVE_METADATA && video.width() > 0);
  }
}
