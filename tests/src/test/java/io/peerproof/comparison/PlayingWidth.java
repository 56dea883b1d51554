package io.peerproof.comparison;

import java.util.List;

/** Size, and not paused. */
final class PlayingWidth implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "plays",
        "Element Call",
        "element-hq/element-call",
        List.of("playwright/sdk/media.spec.ts"),
        "08abf1a387d8",
        "AGPL-3.0-only",
        "videoWidth of the remote video is above 0, the audio element has a srcObject, and "
            + "neither is paused");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.everyVideo(video -> video.width() > 0 && !video.paused())
        && peer.audioIn(element -> element.source() && !element.paused());
  }
}
