package io.peerproof.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.cli.FakeTerminal;
import io.peerproof.proof.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @Test
  void on_a_terminal_progress_is_one_line_written_over_and_taken_away() {
    FakeTerminal console = FakeTerminal.real(Map.of("TERM", "xterm"));

    try (ProgressLine progress = new ProgressLine(console.terminal())) {
      progress.step("Starting");
      progress.step("Calling");
    }

    assertThat(console.err()).isEqualTo("\r\u001b[KStarting…\r\u001b[KCalling…\r\u001b[K");
  }

  @Test
  void a_line_of_progress_never_wraps() {
    FakeTerminal console = FakeTerminal.real(Map.of("TERM", "xterm"));

    new ProgressLine(console.terminal()).step("x".repeat(100));

    assertThat(console.err()).isEqualTo("\r\u001b[K" + "x".repeat(39));
  }

  @ParameterizedTest
  @CsvSource({"NO_COLOR,1", "CI,true", "TERM,dumb"})
  void plain_lines_where_the_environment_asks_for_them(String name, String value) {
    FakeTerminal console =
        FakeTerminal.real(
            name.equals("TERM") ? Map.of(name, value) : Map.of("TERM", "xterm", name, value));

    try (ProgressLine progress = new ProgressLine(console.terminal())) {
      progress.step("Starting");
      progress.step("Calling");
    }

    assertThat(console.err()).isEqualTo("Starting…\nCalling…\n");
    assertThat(new OutputStyle(console.terminal()).outcome(Outcome.FAILED)).isEqualTo("✘ FAILED");
  }

  @Test
  void plain_lines_without_a_terminal() {
    FakeTerminal console = FakeTerminal.pipe();

    try (ProgressLine progress = new ProgressLine(console.terminal())) {
      progress.step("Starting");
    }

    assertThat(console.err()).isEqualTo("Starting…\n");
    assertThat(new OutputStyle(console.terminal()).outcome(Outcome.PASSED)).isEqualTo("✔ PASSED");
  }

  @Test
  void a_terminal_has_colours() {
    OutputStyle style = new OutputStyle(FakeTerminal.real(Map.of("TERM", "xterm")).terminal());

    assertThat(style.outcome(Outcome.PASSED)).isEqualTo("\u001b[1;32m✔ PASSED\u001b[0m");
    assertThat(style.outcome(Outcome.FAILED)).isEqualTo("\u001b[1;31m✘ FAILED\u001b[0m");
    assertThat(style.outcome(Outcome.INCONCLUSIVE))
        .isEqualTo("\u001b[1;33m? INCONCLUSIVE\u001b[0m");
  }

  @Test
  void a_machine_that_knows_ascii_alone_gets_ascii() {
    FakeTerminal console = FakeTerminal.ascii();

    new ProgressLine(console.terminal()).step("Starting");

    assertThat(console.err()).isEqualTo("Starting...\n");
    assertThat(new OutputStyle(console.terminal()).outcome(Outcome.PASSED))
        .isEqualTo("[ok] PASSED");
  }
}
