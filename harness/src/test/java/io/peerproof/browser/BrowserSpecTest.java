package io.peerproof.browser;

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

  @ParameterizedTest
  @ValueSource(
      strings = {"crhome", "", "chrome@131", "npm:@sparticuz/chromium@131", "path:", "a\0/b"})
  void what_is_not_understood_is_answered_with_what_is(String text) {
    assertThatThrownBy(() -> BrowserSpec.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\""
                + text
                + "\" does not name a browser. Understood are: auto; a path (/usr/bin/chromium or"
                + " ./chrome); path:PATH.");
  }

  @Test
  void the_option_goes_before_the_environment_and_that_before_auto() {
    Map<String, String> environment = Map.of("PEERPROOF_BROWSER", "/from/environment");

    assertThat(BrowserSpec.requested(Optional.of("/from/option"), environment).text())
        .isEqualTo("/from/option");
    assertThat(BrowserSpec.requested(Optional.empty(), environment).text())
        .isEqualTo("/from/environment");
    assertThat(BrowserSpec.requested(Optional.empty(), Map.of("PEERPROOF_BROWSER", " ")))
        .isEqualTo(BrowserSpec.auto());
  }
}
