package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.BrowserUnavailableException;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Selenium Manager, and a mirror on this machine. */
class ChromeForTestingRepositoryTest {
  @TempDir Path root;
  private FakeHostEnvironment test;
  private MirrorServer mirrorServer;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void mirror() throws IOException {
    mirrorServer = new MirrorServer("130.0.6723.116", "131.0.6778.9", "131.0.6778.85");
    test =
        new FakeHostEnvironment(root)
            .with("SE_BROWSER_MIRROR_URL", mirrorServer.url("/"))
            .with("SE_DRIVER_MIRROR_URL", mirrorServer.url("/"));
  }

  @AfterEach
  void close() {
    mirrorServer.close();
  }

  private Installation find(String spec) {
    return new BrowserFinder(test.machine(), false, progress::add).find(BrowserSpec.parse(spec));
  }

  private Path cached(String version) {
    return test.machine().browserCache().resolve("chrome-for-testing").resolve(version);
  }

  @Test
  void the_newest_version_that_fits_comes_with_its_driver() {
    Installation found = find("chrome@131");

    assertThat(found)
        .isEqualTo(
            Installation.matching(
                new Installation.Browser(
                    cached("131.0.6778.85").resolve("chrome/linux64/131.0.6778.85/chrome"),
                    "Google Chrome for Testing",
                    new BrowserVersion("131.0.6778.85", 131)),
                new Installation.Driver(
                    cached("131.0.6778.85")
                        .resolve("chromedriver/linux64/131.0.6778.85/chromedriver"),
                    new BrowserVersion("131.0.6778.85", 131)),
                "Chrome for Testing 131.0.6778.85"));
    assertThat(cached("131.0.6778.85").resolve("tmp")).doesNotExist();
  }

  @Test
  void an_older_version_comes_with_the_newest_driver_of_its_major_version() {
    assertThat(find("chrome@131.0.6778.9").driver().version().text()).isEqualTo("131.0.6778.85");
  }

  @Test
  void a_whole_version_is_taken_as_it_is_named() {
    assertThat(find("chrome@131.0.6778.9").browser().version().text()).isEqualTo("131.0.6778.9");
  }

  @Test
  void a_channel_is_the_version_it_stands_for_today() {
    assertThat(find("chrome@beta").source()).isEqualTo("Chrome for Testing 131.0.6778.85");
  }

  @Test
  void what_is_cached_is_not_fetched_again() {
    find("chrome@131");
    find("chrome@131");

    assertThat(mirrorServer.asked())
        .filteredOn(path -> path.endsWith("/chrome-linux64.zip"))
        .hasSize(1);
  }

  @Test
  void an_unknown_version_is_never_replaced_by_a_neighbour() {
    assertThatThrownBy(() -> find("chrome@129"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessage(
            """
            Cannot obtain browser "chrome@129": Chrome for Testing 129 is not available; available: 131.0.6778.85, 131.0.6778.9, 130.0.6723.116.
            What to do: name an available version: "peerproof browsers" lists them.""");
  }

  @Test
  void without_a_network_a_channel_cannot_be_known() {
    find("chrome@stable");
    mirrorServer.close();

    assertThatThrownBy(() -> find("chrome@stable"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessageStartingWith(
            "Cannot obtain browser \"chrome@stable\": "
                + mirrorServer.url("/last-known-good-versions-with-downloads.json")
                + " could not be read: ");
  }

  @Test
  void a_file_that_the_mirror_has_not_got_is_told_by_what_selenium_manager_says() {
    mirrorServer.withoutFiles();

    assertThatThrownBy(() -> find("chrome@131"))
        .isInstanceOf(BrowserUnavailableException.class)
        .hasMessageStartingWith(
            "Cannot obtain browser \"chrome@131\": Selenium Manager could not download Chrome for Testing"
                + " 131.0.6778.85: ")
        .hasMessageEndingWith(
            "\nWhat to do: run the command again; the download starts over. For a mirror, set"
                + " SE_BROWSER_MIRROR_URL and SE_DRIVER_MIRROR_URL; for a proxy, set HTTPS_PROXY.");
    assertThat(cached("").getParent().resolve("chrome-for-testing")).isEmptyDirectory();
  }
}
