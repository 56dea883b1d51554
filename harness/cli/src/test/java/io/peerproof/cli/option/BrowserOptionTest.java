package io.peerproof.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

class BrowserOptionTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PEERPROOF_BROWSER", "/from/environment");

  @Test
  void the_option_goes_before_the_environment() {
    CommandSpec command = CommandSpec.create();

    assertThat(BrowserOption.read(command, "--browser", "/from/option", ENVIRONMENT).text())
        .isEqualTo("/from/option");
    assertThat(BrowserOption.read(command, "--browser", null, ENVIRONMENT).text())
        .isEqualTo("/from/environment");
  }
}
