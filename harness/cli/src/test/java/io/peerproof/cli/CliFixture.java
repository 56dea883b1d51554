package io.peerproof.cli;

import io.peerproof.cli.command.TimingCommandTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The command line for commands that make no call. */
public final class CliFixture {

  private CliFixture() {}

  /** Runs a command that is to order no call; gives its exit code. */
  public static int run(FakeTerminal console, String... arguments) {
    return cli(console).run(arguments);
  }

  /** A command line that makes no call. */
  static Cli cli(FakeTerminal console) {
    return new Cli(
        (settings, to, progress) -> {
          throw new AssertionError("no call was ordered");
        },
        (settings, to, progress, stopped) -> {
          throw new AssertionError("no matrix was ordered");
        },
        TimingCommandTest.NONE,
        (browser, listener) -> {},
        () -> {},
        console.terminal(),
        Map.of(),
        Path.of("no-such.yaml"),
        Clock.systemUTC());
  }
}
