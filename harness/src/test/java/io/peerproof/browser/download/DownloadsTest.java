package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.detect.Attempt;
import io.peerproof.browser.detect.BrowserSource;
import io.peerproof.browser.detect.CachedBrowsers;
import io.peerproof.browser.platform.TestMachine;
import io.peerproof.browser.spec.Installation;
import io.peerproof.browser.spec.Version;
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
class DownloadsTest {
  @TempDir Path root;
  private TestMachine test;
  private Path cache;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void machine() throws IOException {
    test = new TestMachine(root);
    cache = test.machine().browserCache();
  }

  private Attempt fetchDriver(String mirror, Installation.Browser browser) {
    return new DriverDownload(
            test.machine(),
            progress::add,
            manager -> {
              manager
                  .config()
                  .setChromeGoodVersionsUrl(mirror + "/known-good-versions-with-downloads.json")
                  .setChromeLastGoodVersionsUrl(
                      mirror + "/last-known-good-versions-with-downloads.json")
                  .setChromeDownloadUrlPattern(mirror + "/%s/%s/chromedriver-%s.zip");
              // It would ask Google where the mirror does not answer; tests stay on this machine.
              return manager.proxy(mirror.replaceFirst("http://", ""));
            })
        .look(new BrowserSource.Known(Optional.of(browser), false));
  }

  private Attempt fetchChrome(String mirror) {
    return new ChromeForTesting(
            test.machine(),
            progress::add,
            Map.of("SE_BROWSER_MIRROR_URL", mirror, "SE_DRIVER_MIRROR_URL", mirror))
        .look(BrowserSource.Known.NOTHING);
  }

  private static Installation.Browser browser(String version) {
    return new Installation.Browser(
        Path.of("/opt/chrome"), "Google Chrome", Version.in(version).orElseThrow());
  }

  private static String nobodyListens() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  @Test
  void a_driver_comes_from_the_mirror_into_the_cache() throws IOException {
    try (Mirror mirror = new Mirror("131.0.6778.85")) {

      Attempt attempt = fetchDriver(mirror.url(""), browser("131.0.6778.33"));

      assertThat(attempt)
          .isInstanceOfSatisfying(
              Attempt.Found.class,
              found ->
                  assertThat(found.installation().driver())
                      .isEqualTo(
                          new Installation.Driver(
                              cache.resolve("chromedriver/linux64/131.0.6778.85/chromedriver"),
                              new Version("131.0.6778.85", 131))));
      assertThat(progress).containsExactly("Fetching a driver for Google Chrome 131.0.6778.33");
    }
  }

  @Test
  void a_driver_of_another_version_is_never_taken_in_its_place() throws IOException {
    try (Mirror mirror = new Mirror("131.0.6778.85")) {

      Attempt attempt = fetchDriver(mirror.url(""), browser("156.0.8078.79"));

      assertThat(attempt).isNotInstanceOf(Attempt.Found.class);
    }
  }

  @Test
  void an_unreachable_mirror_is_named_in_the_answer() throws IOException {
    String address = nobodyListens();

    Attempt attempt = fetchDriver(address, browser("156.0.8078.79"));

    assertThat(attempt).isInstanceOf(Attempt.Nothing.class);
    assertThat(attempt.step()).isEqualTo("download of a driver (WebDriverManager)");
    assertThat(attempt.answer()).contains(address.substring("http://127.0.0.1:".length()));
  }

  @Test
  void chrome_for_testing_comes_from_the_mirror_with_its_driver() throws IOException {
    try (Mirror mirror = new Mirror("131.0.6778.85")) {

      Attempt attempt = fetchChrome(mirror.url("/"));

      assertThat(attempt).as("asked %s", mirror.asked()).isInstanceOf(Attempt.Found.class);
      Attempt cached = new CachedBrowsers(test.machine()).look(BrowserSource.Known.NOTHING);
      assertThat(cached)
          .isInstanceOfSatisfying(
              Attempt.Found.class,
              found ->
                  assertThat(found.installation().browser().name())
                      .isEqualTo("Google Chrome for Testing"));
    }
  }

  @Test
  void an_unreachable_mirror_of_chrome_for_testing_is_named_in_the_answer() throws IOException {
    String address = nobodyListens();

    Attempt attempt = fetchChrome(address + "/");

    assertThat(attempt).isInstanceOf(Attempt.Nothing.class);
    assertThat(attempt.step()).isEqualTo("download of Chrome for Testing (Selenium Manager)");
    assertThat(attempt.answer()).startsWith("error sending request for url (" + address + "/");
  }

  @Test
  void nothing_is_fetched_in_the_place_of_a_named_browser() {
    Attempt attempt =
        new ChromeForTesting(test.machine(), progress::add)
            .look(new BrowserSource.Known(Optional.of(browser("1.2.3.4")), true));

    assertThat(attempt.answer()).isEqualTo("not asked, since a browser is named");
    assertThat(progress).isEmpty();
  }
}
