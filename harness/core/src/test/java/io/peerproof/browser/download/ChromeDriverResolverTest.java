package io.peerproof.browser.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.browser.platform.FakeHostEnvironment;
import io.peerproof.browser.spec.BrowserVersion;
import io.peerproof.browser.spec.DownloadException;
import io.peerproof.browser.spec.DriverMatch;
import io.peerproof.browser.spec.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChromeDriverResolverTest {
  private static final Installation.Browser BROWSER =
      new Installation.Browser(
          Path.of("/cache/chromium"),
          "Chromium headless shell",
          new BrowserVersion("131.0.1", 131));

  @TempDir Path root;

  private static Installation.Driver driver(String major) {
    return new Installation.Driver(
        Path.of("/" + major), new BrowserVersion(major + ".0.1.2", Integer.parseInt(major)));
  }

  @ParameterizedTest
  @CsvSource({
    "'150 156 131 130', 131",
    "'156 150 130', 150",
    "'130 129 122', 130",
    "'121', 121",
    "'120', ",
  })
  void the_same_major_version_goes_before_the_next_newer_one_and_that_before_an_older_one(
      String there, String best) {
    assertThat(
            ChromeDriverResolver.best(
                    BROWSER,
                    Stream.of(there.split(" ")).map(ChromeDriverResolverTest::driver).toList())
                .map(driver -> driver.binary().getFileName().toString())
                .orElse(null))
        .isEqualTo(best);
  }

  @Test
  void what_is_installed_and_what_is_cached_is_looked_at() throws Exception {
    FakeHostEnvironment test = new FakeHostEnvironment(root);
    test.program("usr/bin/chromedriver", "ChromeDriver 156.0.1.2");
    Path cached =
        test.program(
            "home/.cache/peerproof/browsers/debian/150.0.1.2-1/usr/bin/chromedriver",
            "ChromeDriver 150.0.1.2");
    test.file("home/.cache/peerproof/browsers/debian/150.0.1.2-1/usr/lib/x86_64-linux-gnu/it");
    test.program(
        "home/.cache/peerproof/browsers/debian/.part-131.0.1.2-1/usr/bin/chromedriver",
        "ChromeDriver 131.0.1.2");

    Installation found =
        new ChromeDriverResolver(test.machine(), line -> {})
            .drive(BROWSER, "a shelf", Map.of("A", "B"));

    assertThat(found)
        .isEqualTo(
            new Installation(
                BROWSER,
                new Installation.Driver(cached, new BrowserVersion("150.0.1.2", 150)),
                "a shelf",
                DriverMatch.NEAREST,
                Map.of(
                    "A",
                    "B",
                    "LD_LIBRARY_PATH",
                    cached.resolve("../../lib/x86_64-linux-gnu").normalize().toString())));
  }

  @Test
  void the_one_that_the_user_names_goes_before_all() throws Exception {
    FakeHostEnvironment test = new FakeHostEnvironment(root);
    test.program("usr/bin/chromedriver", "ChromeDriver 131.0.1.2");
    test.with("PEERPROOF_DRIVER", test.program("opt/it", "ChromeDriver 99.0.1.2").toString());

    Installation found =
        new ChromeDriverResolver(test.machine(), line -> {}).drive(BROWSER, "a shelf", Map.of());

    assertThat(found.driver().version().major()).isEqualTo(99);
    assertThat(found.choice()).isEqualTo(DriverMatch.ASKED_FOR);
  }

  @Test
  void when_there_is_none_it_is_told_how_to_get_one() throws IOException {
    FakeHostEnvironment test = new FakeHostEnvironment(root).release("ID=debian");

    assertThatThrownBy(
            () ->
                new ChromeDriverResolver(test.machine(), line -> {}).drive(BROWSER, "it", Map.of()))
        .isInstanceOfSatisfying(
            DownloadException.class,
            e ->
                assertThat(e.advice())
                    .isEqualTo(
                        "\"peerproof browsers install debian:chromium\" downloads one, or set"
                            + " PEERPROOF_DRIVER to one."))
        .hasMessage("this machine has no ChromeDriver for Chromium headless shell 131.0.1");
  }
}
