package io.peerproof.call;

import io.peerproof.browser.ProbeTransport;

/** Ends of the connections of a call. */
public enum CallTopology {
  /** The peers call one another, each in a browser of its own. */
  BETWEEN_BROWSERS,
  /** The peers call one another, each in a window of one browser, with one profile. */
  SAME_BROWSER,
  /** Each page receives its own media over its own connections, or from a server that echoes. */
  LOOPBACK;

  /**
   * Rejects settings of a call that cannot be made in this topology.
   *
   * @throws IllegalArgumentException with what to change
   */
  public void check(CallSettings settings) {
    if (this != SAME_BROWSER) {
      return;
    }
    if (settings.peers().size() != 2) {
      throw new IllegalArgumentException(
          "Two tabs of one browser are two peers, not " + settings.peers().size() + ".");
    }
    if (!settings.caller().launch().equals(settings.callee().launch())) {
      throw new IllegalArgumentException(
          "Two tabs of one browser have the same browser, camera and arguments, but those of caller and callee differ.");
    }
    if (settings.caller().launch().transport() != ProbeTransport.CDP) {
      throw new IllegalArgumentException(
          "Two tabs of one browser are observed over the Chrome DevTools Protocol only.");
    }
    if (settings.limits().isOnContent()) {
      throw new IllegalArgumentException(
          "PSNR and SSIM cannot be measured in two tabs of one browser: the second tab's camera has no reference.");
    }
  }

  /** Returns a note for the reason of each result: {@code (two tabs of one browser)}; or empty. */
  String note() {
    return this == SAME_BROWSER ? " (two tabs of one browser)" : "";
  }
}
