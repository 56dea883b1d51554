package io.peerproof.run;

import io.peerproof.browser.BrowserSpec;
import io.peerproof.browser.CameraPolicy;

/**
 * How one peer of a call is set up.
 *
 * @param browser it runs in
 * @param page it opens, a path and query of the run's own server: {@code /?room=call}
 * @param camera what {@code getUserMedia} meets
 */
public record PeerSettings(BrowserSpec browser, String page, CameraPolicy camera) {

  public PeerSettings {
    if (!page.startsWith("/")) {
      throw new IllegalArgumentException(
          "a page is a path of the run's own server and begins with \"/\": " + page);
    }
  }

  public PeerSettings withBrowser(BrowserSpec newBrowser) {
    return new PeerSettings(newBrowser, page, camera);
  }

  public PeerSettings withPage(String newPage) {
    return new PeerSettings(browser, newPage, camera);
  }

  public PeerSettings withCamera(CameraPolicy newCamera) {
    return new PeerSettings(browser, page, newCamera);
  }
}
