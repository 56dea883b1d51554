package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.TimeoutException;

/**
 * The document that stands in a browser between two calls.
 *
 * <p>Sessions do not wait for loads, so WebDriver's {@code get} only sends a navigation on its way.
 * The next page was opened while it was still on its way then, and on a busy machine one in thirty
 * of those pages never came.
 */
final class BlankDocument {

  /** A browser that has not left its page by then hangs. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private BlankDocument() {}

  /**
   * Puts it in the place of the page, and returns when it stands there.
   *
   * @throws TimeoutException when it did not come
   * @see <a
   *     href="https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-navigate">Page.navigate</a>,
   *     which answers when the navigation is about to be committed, and names its loader
   */
  static void open(BrowserSession session) {
    Object loader = session.cdp("Page.navigate", Map.of("url", "about:blank")).get("loaderId");
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (loader != null && !loader.equals(loaderOfPage(session))) { // each asks the page itself
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "the page was not left within " + LONGEST.toSeconds() + " s: " + session.name());
      }
    }
  }

  private static Object loaderOfPage(BrowserSession session) {
    return session.cdp("Page.getFrameTree", Map.of()).get("frameTree") instanceof Map<?, ?> tree
            && tree.get("frame") instanceof Map<?, ?> frame
        ? String.valueOf(frame.get("loaderId"))
        : "";
  }
}
