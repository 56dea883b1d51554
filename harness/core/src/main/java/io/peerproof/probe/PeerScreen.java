package io.peerproof.probe;

import io.peerproof.browser.ScreenPolicy;
import java.util.Locale;

/**
 * Screen that the pages of a session share with {@code getDisplayMedia}. The probe stamps its
 * video.
 *
 * @param peer what the stamps of the peer's camera carry
 * @param loopFrames frames after which the counter of its stamp starts anew
 * @param policy answer of the user
 */
public record PeerScreen(int peer, int loopFrames, ScreenPolicy policy) {

  /**
   * Added to the number of a peer, it is the number in the stamp of its screen. The same constant
   * is in {@code probe/stamp.js}.
   */
  static final int STAMP_OFFSET = 128;

  public PeerScreen {
    if (peer < 1 || peer >= STAMP_OFFSET) {
      throw new IllegalArgumentException(
          "the stamp of a camera whose peer shares a screen carries 1 to 127, not " + peer);
    }
  }

  /** Returns it as an object of JavaScript. */
  String script() {
    return "{ peer: %d, loopFrames: %d, policy: '%s' }"
        .formatted(peer, loopFrames, policy.name().toLowerCase(Locale.ROOT));
  }
}
