package io.peerproof.cli.option;

import io.peerproof.cli.output.RunLog;
import picocli.CommandLine.Option;

/** Options of every command. */
public final class CommonOptions {

  private final RunLog log;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  public CommonOptions(RunLog log) {
    this.log = log;
  }

  @Option(
      names = {"-v", "--verbose"},
      description = "Also show the log on the error stream.")
  private void verbose(boolean wanted) {
    if (wanted) {
      log.showOnTerminal();
    }
  }
}
