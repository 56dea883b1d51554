package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.detect.BrowserLookup;
import io.peerproof.browser.detect.LookupResult;
import io.peerproof.browser.detect.SeleniumCacheLookup;
import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real WebDriverManager and the real Selenium Manager, and a mirror on this machine. */
class BrowserDownloadsTest {
  @TempDir Path root;
  private FakeHostEnvironment test;
  private Path cache;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void machine() throws IOException {
    test = new FakeHostEnvironment(root);
    cache = test.machine().browserCache();
  }

  private LookupResult fetchDriver(String mirrorServer, Installation.Browser browser) {
    return new WebDriverManagerLookup(
            test.machine(),
            progress::add,
            manager -> {
              manager
                  .config()
                  .setChromeGoodVersionsUrl(
                      mirrorServer + "/known-good-versions-with-downloads.json")
                  .setChromeLastGoodVersionsUrl(
                      mirrorServer + "/last-known-good-versions-with-downloads.json")
                  .setChromeDownloadUrlPattern(mirrorServer + "/%s/%s/chromedriver-%s.zip");
              // It would ask Google where the mirror does not answer; tests stay on this machine.
              return manager.proxy(mirrorServer.replaceFirst("http://", ""));
            })
        .look(new BrowserLookup.Known(Optional.of(browser), false));
  }

  private LookupResult fetchChrome(String mirrorServer) {
    return new SeleniumManagerLookup(
            test.machine(),
            progress::add,
            Map.of("SE_BROWSER_MIRROR_URL", mirrorServer, "SE_DRIVER_MIRROR_URL", mirrorServer))
        .look(BrowserLookup.Known.NOTHING);
  }

  private static Installation.Browser browser(String version) {
    return new Installation.Browser(
        Path.of("/opt/chrome"), "Google Chrome", BrowserVersion.in(version).orElseThrow());
  }

  private static String nobodyListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void a_driver_comes_from_the_mirror_into_the_cache() throws IOException {
    try (MirrorServer mirrorServer = new MirrorServer("131.0.6778.85")) {

      LookupResult lookupResult = fetchDriver(mirrorServer.url(""), browser("131.0.6778.33"));

      assertThat(lookupResult)
          .isInstanceOfSatisfying(
              LookupResult.Found.class,
              found ->
                  assertThat(found.installation().driver())
                      .isEqualTo(
                          new Installation.Driver(
                              cache.resolve("chromedriver/linux64/131.0.6778.85/chromedriver"),
                              new BrowserVersion("131.0.6778.85", 131))));
      assertThat(progress).containsExactly("Downloading a driver for Google Chrome 131.0.6778.33");
    }
  }

  @Test
  void a_driver_of_another_version_is_never_taken_in_its_place() throws IOException {
    try (MirrorServer mirrorServer = new MirrorServer("131.0.6778.85")) {

      LookupResult lookupResult = fetchDriver(mirrorServer.url(""), browser("156.0.8078.79"));

      assertThat(lookupResult).isNotInstanceOf(LookupResult.Found.class);
    }
  }

  @Test
  void an_unreachable_mirror_is_named_in_the_answer() throws IOException {
    String address = nobodyListens();

    LookupResult lookupResult = fetchDriver(address, browser("156.0.8078.79"));

    assertThat(lookupResult).isInstanceOf(LookupResult.Nothing.class);
    assertThat(lookupResult.step()).isEqualTo("download of a driver (WebDriverManager)");
    assertThat(lookupResult.answer()).contains(address.substring("http://127.0.0.1:".length()));
  }

  @Test
  void chrome_for_testing_comes_from_the_mirror_with_its_driver() throws IOException {
    try (MirrorServer mirrorServer = new MirrorServer("131.0.6778.85")) {

      LookupResult lookupResult = fetchChrome(mirrorServer.url("/"));

      assertThat(lookupResult)
          .as("asked %s", mirrorServer.asked())
          .isInstanceOf(LookupResult.Found.class);
      LookupResult cached =
          new SeleniumCacheLookup(test.machine()).look(BrowserLookup.Known.NOTHING);
      assertThat(cached)
          .isInstanceOfSatisfying(
              LookupResult.Found.class,
              found ->
                  assertThat(found.installation().browser().name())
                      .isEqualTo("Google Chrome for Testing"));
    }
  }

  @Test
  void an_unreachable_mirror_of_chrome_for_testing_is_named_in_the_answer() throws IOException {
    String address = nobodyListens();

    LookupResult lookupResult = fetchChrome(address + "/");

    assertThat(lookupResult).isInstanceOf(LookupResult.Nothing.class);
    assertThat(lookupResult.step()).isEqualTo("download of Chrome for Testing (Selenium Manager)");
    assertThat(lookupResult.answer()).startsWith("error sending request for url (" + address + "/");
  }

  @Test
  void nothing_is_fetched_in_the_place_of_a_named_browser() {
    LookupResult lookupResult =
        new SeleniumManagerLookup(test.machine(), progress::add)
            .look(new BrowserLookup.Known(Optional.of(browser("1.2.3.4")), true));

    assertThat(lookupResult.answer()).isEqualTo("skipped: a browser is named");
    assertThat(progress).isEmpty();
  }
}
