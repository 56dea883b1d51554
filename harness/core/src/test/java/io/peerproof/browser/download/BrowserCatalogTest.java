package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.BrowserSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
class BrowserCatalogTest {
  @TempDir Path root;
  private FakeHostEnvironment test;
  private FileServer server;

  @BeforeEach
  void machine() throws IOException {
    server = new FileServer();
    test =
        new FakeHostEnvironment(root)
            .with("npm_config_registry", server.url(""))
            .with("SE_BROWSER_MIRROR_URL", server.url("/none"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private BrowserCatalog stock() {
    return new BrowserCatalog(test.machine(), line -> {});
  }

  private Path cached(String place) throws IOException {
    Path folder = test.machine().browserCache().resolve(place);
    Files.createDirectories(folder);
    Files.write(folder.resolve("it"), new byte[1000]);
    return folder;
  }

  private static List<BrowserSpec.Fetched> specs(String... texts) {
    return List.of(texts).stream()
        .map(BrowserSpec::parse)
        .map(BrowserSpec.Fetched.class::cast)
        .toList();
  }

  @Test
  void installed_browsers_are_listed_with_their_drivers() throws IOException {
    Path chromium = test.program("usr/bin/chromium", "Chromium 156.0.8078.79");
    Path chrome = test.program("usr/bin/google-chrome", "Google Chrome 157.0.1.2");
    Path driver = test.program("usr/bin/chromedriver", "ChromeDriver 156.0.8078.79");

    assertThat(stock().installed())
        .containsExactly(
            new BrowserCatalog.Installed("Google Chrome", "157.0.1.2", chrome, Optional.empty()),
            new BrowserCatalog.Installed(
                "Chromium", "156.0.8078.79", chromium, Optional.of(driver)));
  }

  @Test
  void cached_browsers_are_listed_as_the_notation_names_them_and_half_ones_are_not()
      throws IOException {
    Path npm = cached("npm/131.0.1");
    Path debian = cached("debian/150.0.7871.100-1");
    cached("npm/.part-115.0.0");

    assertThat(stock().cached())
        .containsExactly(
            new BrowserCatalog.Cached("debian:chromium@150.0.7871.100-1", debian, 1000, false),
            new BrowserCatalog.Cached("npm:chromium@131.0.1", npm, 1000, false));
  }

  @Test
  void each_source_tells_the_newest_of_each_major_version_or_why_it_could_not_be_asked()
      throws IOException {
    NpmPackages.serve(server, "115.0.0", "131.0.1", "131.0.0", "132.0.0-next.1");

    assertThat(stock().offers())
        .containsExactly(
            new BrowserCatalog.Offer(
                "Chrome for Testing",
                List.of(),
                Optional.of(
                    server.url("/none/known-good-versions-with-downloads.json")
                        + " could not be read: it answered 404")),
            new BrowserCatalog.Offer(
                "Debian package chromium",
                List.of(),
                Optional.of("this machine runs neither Debian nor a derivative")),
            new BrowserCatalog.Offer(
                "npm package @sparticuz/chromium",
                List.of("npm:chromium@131.0.1", "npm:chromium@115.0.0"),
                Optional.empty()));
  }

  @Test
  void those_that_are_named_are_deleted_and_no_others() throws IOException {
    Path old = cached("npm/131.0.0");
    Path older = cached("npm/115.0.0");
    Path debian = cached("debian/131.0.7871.100-1");

    List<BrowserCatalog.Cached> gone = stock().delete(stock().matching(specs("npm:chromium@131")));

    assertThat(gone)
        .extracting(BrowserCatalog.Cached::name)
        .containsExactly("npm:chromium@131.0.0");
    assertThat(old).doesNotExist();
    assertThat(older).exists();
    assertThat(debian).exists();
  }

  @Test
  void all_that_is_there_goes_when_none_is_named() throws IOException {
    cached("npm/131.0.0");
    cached("chrome/linux64/131.0.1.2");
    cached("downloads");

    stock().delete(stock().matching(List.of()));

    assertThat(stock().matching(List.of())).isEmpty();
  }

  @Test
  void what_runs_is_kept() throws Exception {
    Path folder = cached("npm/131.0.0");
    Path browser =
        test.script(
            "home/.cache/peerproof/browsers/npm/131.0.0/chromium", "read -r line; echo $line");
    Process running = new ProcessBuilder(browser.toString()).start();
    try {
      List<BrowserCatalog.Cached> meant = stock().matching(List.of());

      assertThat(meant).extracting(BrowserCatalog.Cached::running).containsExactly(true);
      assertThat(stock().delete(meant)).isEmpty();
      assertThat(folder).exists();
    } finally {
      running.destroyForcibly().waitFor();
    }
  }
}
