package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PageEvent;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.WebDriver;

/**
 * Removes the data that pages stored in a browser: windows, cookies, storage, caches, service
 * workers. Chrome DevTools Protocol, {@code Storage.clearDataForOrigin}, {@code
 * Network.clearBrowserCookies} and {@code Browser.resetPermissions}.
 */
final class BrowserDataCleaner {

  private BrowserDataCleaner() {}

  /**
   * @param window window that is the current window afterwards
   * @param kept windows that remain, of all peers: two may share the browser
   * @param events events of the pages, which contain their origins
   */
  static void clean(
      BrowserSession session, String window, Collection<String> kept, PeerHistory events) {
    WebDriver driver = session.driver();
    for (String other : driver.getWindowHandles()) {
      if (!kept.contains(other)) {
        driver.switchTo().window(other).close();
      }
    }
    driver.switchTo().window(window);
    cleanPage(session, events);
  }

  /**
   * Removes the data, but no windows.
   *
   * @param events events of the pages, which contain their origins
   */
  static void cleanPage(BrowserSession session, PeerHistory events) {
    // A page that still runs could write its data again.
    BlankDocument.open(session);
    origins(events)
        .forEach(
            origin ->
                session.cdp(
                    "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all")));
    session.cdp("Network.clearBrowserCookies", Map.of());
  }

  private static Set<String> origins(PeerHistory events) {
    return events.all(PageEvent.DocumentStarted.class).stream()
        .map(PageEvent.DocumentStarted::url)
        .filter(url -> url.startsWith("http"))
        .map(BrowserDataCleaner::origin)
        .collect(Collectors.toSet());
  }

  private static String origin(String url) {
    URI address = URI.create(url.split("[?#]", 2)[0]);
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
