package io.peerproof.probe;

import io.peerproof.browser.ScreenPolicy;
import java.util.Locale;
import java.util.Optional;

/**
 * Screen that the pages of a session share with {@code getDisplayMedia}. The probe stamps its
 * video.
 *
 * @param peer what the stamps of the peer's camera carry
 * @param loopFrames frames after which the counter of its stamp starts anew
 * @param policy answer of the user
 * @param shared devices of a page that shares its browser with another peer; empty if it does not
 */
public record PeerScreen(
    int peer, int loopFrames, ScreenPolicy policy, Optional<SharedBrowser> shared) {

  /**
   * Devices of a page that shares its browser with another peer.
   *
   * @param toneHz tone of the page's own microphone, beside which it has a camera of its own, with
   *     the stamp {@code peer}; 0 for the page that has the devices of the browser
   */
  public record SharedBrowser(int toneHz) {}

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

  /** Creates the screen of a page that has its browser for itself. */
  public PeerScreen(int peer, int loopFrames, ScreenPolicy policy) {
    this(peer, loopFrames, policy, Optional.empty());
  }

  /** Returns it as an object of JavaScript. */
  String script() {
    return String.format(
        Locale.ROOT,
        "{ peer: %d, loopFrames: %d, policy: '%s'%s }",
        peer,
        loopFrames,
        policy.name().toLowerCase(Locale.ROOT),
        shared
            .map(tab -> String.format(Locale.ROOT, ", shared: { toneHz: %d }", tab.toneHz()))
            .orElse(""));
  }
}
