package io.peerproof.browser.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSpecTest {

  @ParameterizedTest
  @CsvSource({
    "/usr/bin/chromium, /usr/bin/chromium",
    "path:/opt/chrome, /opt/chrome",
    "' /opt/../opt/chrome ', /opt/chrome",
  })
  void a_path_names_a_binary(String text, String binary) {
    BrowserSpec spec = BrowserSpec.parse(text);

    assertThat(spec).isEqualTo(new BrowserSpec.AtPath(text, Path.of(binary)));
  }

  @Test
  void a_relative_path_is_made_absolute() {
    BrowserSpec spec = BrowserSpec.parse("./chrome");

    assertThat(spec)
        .isEqualTo(new BrowserSpec.AtPath("./chrome", Path.of("chrome").toAbsolutePath()));
    assertThat(spec.text()).isEqualTo("./chrome");
  }

  @Test
  void a_source_and_a_version_name_a_browser_to_fetch() {
    assertThat(BrowserSpec.parse(" chrome@131.0 "))
        .isEqualTo(
            new BrowserSpec.Testing("chrome@131.0", Optional.empty(), new VersionPrefix("131.0")));
    assertThat(BrowserSpec.parse("chrome@beta"))
        .isEqualTo(new BrowserSpec.Testing("chrome@beta", Optional.of("beta"), VersionPrefix.ANY));
    assertThat(BrowserSpec.parse("debian:chromium@150.0.7871.100-1~deb12u1"))
        .isEqualTo(
            new BrowserSpec.Debian(
                "debian:chromium@150.0.7871.100-1~deb12u1",
                new VersionPrefix("150.0.7871.100-1~deb12u1")));
    assertThat(BrowserSpec.parse("npm:chromium"))
        .isEqualTo(new BrowserSpec.Npm("npm:chromium", VersionPrefix.ANY));
  }

  @Test
  void chrome_is_what_auto_finds() {
    assertThat(BrowserSpec.parse("chrome")).isEqualTo(new BrowserSpec.Auto("chrome"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "crhome",
        "",
        "chrome@",
        "chrome@nightly",
        "chrome@131.",
        "chrome@1.2.3.4.5",
        "debian:chrome@150",
        "debian:chromium@stable",
        "debian:chromium@../150",
        "npm:chromium@",
        "npm:@sparticuz/chromium@131",
        "firefox@150",
        "path:",
        "a\0/b"
      })
  void what_is_not_understood_is_answered_with_what_is(String text) {
    assertThatThrownBy(() -> BrowserSpec.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\""
                + text
                + "\" does not name a browser. Valid values: auto, chrome (any browser of this machine);"
                + " chrome@131, chrome@131.0.6778.85, chrome@stable, @beta, @dev, @canary (Chrome"
                + " for Testing); debian:chromium@150 (the Debian package); npm:chromium@131 (the"
                + " headless shell in @sparticuz/chromium); a path (/usr/bin/chromium or ./chrome);"
                + " path:PATH.");
  }

  @Test
  void the_environment_goes_before_auto() {
    Map<String, String> environment = Map.of("PEERPROOF_BROWSER", "/from/environment");

    assertThat(BrowserSpec.requested(environment).text()).isEqualTo("/from/environment");
    assertThat(BrowserSpec.requested(Map.of("PEERPROOF_BROWSER", " ")))
        .isEqualTo(BrowserSpec.auto());
  }
}
