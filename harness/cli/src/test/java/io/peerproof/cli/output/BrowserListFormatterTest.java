package io.peerproof.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.download.BrowserCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrowserListFormatterTest {
  private static final List<BrowserCatalog.Installed> INSTALLED =
      List.of(
          new BrowserCatalog.Installed(
              "Chromium",
              "156.0.8078.79",
              Path.of("/usr/bin/chromium"),
              Optional.of(Path.of("/usr/bin/chromedriver"))),
          new BrowserCatalog.Installed(
              "Google Chrome", "157.0.1.2", Path.of("/opt/chrome"), Optional.empty()));

  private static final List<BrowserCatalog.Cached> CACHED =
      List.of(
          new BrowserCatalog.Cached("npm:chromium@131.0.1", Path.of("/cache/it"), 200 << 20, true));

  private static final List<BrowserCatalog.Offer> OFFERS =
      List.of(
          new BrowserCatalog.Offer("Chrome for Testing", List.of(), Optional.of("no network")),
          new BrowserCatalog.Offer(
              "npm package @sparticuz/chromium",
              IntStream.iterate(153, i -> i - 1)
                  .limit(12)
                  .mapToObj(i -> "npm:chromium@" + i + ".0.0")
                  .toList(),
              Optional.empty()));

  @Test
  void tells_what_is_installed_cached_and_available_on_one_screen() {
    assertThat(String.join("\n", BrowserListFormatter.lines(INSTALLED, CACHED, OFFERS)))
        .isEqualTo(
            """
            Installed
              Chromium 156.0.8078.79  /usr/bin/chromium
              Google Chrome 157.0.1.2, no driver of its version  /opt/chrome

            Cached
              npm:chromium@131.0.1  200 MB, running

            Available (newest of each major version)
              Chrome for Testing: lookup failed: no network
              npm package @sparticuz/chromium
                npm:chromium@ 153.0.0 152.0.0 151.0.0 150.0.0 149.0.0 148.0.0 147.0.0
                              146.0.0 145.0.0 144.0.0 143.0.0 142.0.0""");
  }

  @Test
  void says_none_where_there_is_none() {
    assertThat(BrowserListFormatter.lines(List.of(), List.of(), List.of()))
        .containsExactly(
            "Installed: none", "", "Cached: none", "", "Available (newest of each major version)");
  }
}
