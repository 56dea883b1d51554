package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.TimeoutException;

/**
 * The empty document that a browser shows between two calls.
 *
 * <p>Sessions do not wait for loads, so WebDriver's {@code get} only starts a navigation. If the
 * next page opens during this navigation, it may get lost: on a busy machine, one of thirty pages
 * never loaded.
 */
final class BlankDocument {

  /** Time limit; a browser that still shows the old page after it hangs. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private BlankDocument() {}

  /**
   * Replaces the page and waits until the empty document is committed.
   *
   * @throws TimeoutException if the browser still shows the old page
   * @see <a
   *     href="https://chromedevtools.github.io/devtools-protocol/tot/Page/#method-navigate">Page.navigate</a>,
   *     which answers when the navigation is about to be committed, and names its loader
   */
  static void open(BrowserSession session) {
    Object loader = session.cdp("Page.navigate", Map.of("url", "about:blank")).get("loaderId");
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (loader != null
        && !loader.equals(loaderOfPage(session))) { // each iteration waits for the page's answer
      if (System.nanoTime() > deadline) {
        throw new TimeoutException(
            "the page was not closed within " + LONGEST.toSeconds() + " s: " + session.name());
      }
    }
  }

  /** Replaces the page if the browser would stay in its document when it opens {@code next}. */
  static void openBefore(BrowserSession session, URI next) {
    if (next.getRawFragment() != null
        && PageAddress.isInSameDocument(String.valueOf(session.driver().getCurrentUrl()), next)) {
      open(session);
    }
  }

  private static Object loaderOfPage(BrowserSession session) {
    return session.cdp("Page.getFrameTree", Map.of()).get("frameTree") instanceof Map<?, ?> tree
            && tree.get("frame") instanceof Map<?, ?> frame
        ? String.valueOf(frame.get("loaderId"))
        : "";
  }
}
