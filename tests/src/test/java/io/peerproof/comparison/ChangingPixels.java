package io.peerproof.comparison;

import java.util.List;
import java.util.Objects;

/** Any pixel changes. */
final class ChangingPixels implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "pixels",
        "Chromium",
        "chromium/chromium",
        List.of("content/test/data/media/webrtc_test_utilities.js"),
        "3b1e1daa52f3",
        "BSD-3-Clause",
        "any pixel in the upper third of the remote video differs between two looks, 200 ms "
            + "apart, until one does");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.everyVideoOverTime(
        views ->
            views.stream()
                    .map(MediaElement::picture)
                    .filter(Objects::nonNull)
                    .mapToLong(MediaElement.Picture::topThird)
                    .distinct()
                    .count()
                > 1);
  }
}
