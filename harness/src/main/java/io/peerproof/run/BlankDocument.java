package io.peerproof.run;

import io.peerproof.browser.BrowserSession;
import java.util.Map;

/**
 * The document that stands in a browser between two calls.
 *
 * <p>Sessions do not wait for loads, so WebDriver's {@code get} only sends a navigation on its way.
 * The next page was opened while it was still on its way then, and on a busy machine one in thirty
 * of those pages never came.
 */
final class BlankDocument {

  private BlankDocument() {}

  /**
   * Puts it in the place of the page, and returns when the page is left.
   *
   * @see <a
   *     href="https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-navigate">Page.navigate</a>,
   *     which answers when the navigation is committed
   */
  static void open(BrowserSession session) {
    session.cdp("Page.navigate", Map.of("url", "about:blank"));
  }
}
