package io.peerproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.cli.output.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CliReferenceTest {

  /** {@code docs/make-cli} copies this file to {@code docs/cli.md}. */
  private static final Path MADE = Path.of("target", "cli.md");

  @Test
  void the_page_of_the_command_line_is_what_the_commands_say() throws IOException {
    FakeTerminal terminal = FakeTerminal.pipe();
    String made;
    try (RunLog log = RunLog.silent(terminal.terminal().err())) {
      made = CliReference.of(CliFixture.cli(terminal).commands(log));
    }
    Files.writeString(MADE, made);

    assertThat(Files.readString(repository().resolve("docs/cli.md")))
        .as("docs/cli.md is older than the commands: run docs/make-cli")
        .isEqualTo(made);
  }

  /** The closest directory above with the launcher in it. */
  private static Path repository() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(directory.resolve("peerproof"))) {
      directory = directory.getParent();
    }
    return directory;
  }
}
