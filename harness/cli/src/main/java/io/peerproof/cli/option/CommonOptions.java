package io.peerproof.cli.option;

import io.peerproof.cli.output.RunLog;
import picocli.CommandLine.Option;

/** What every command has. */
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
      description = "Show the log, too.")
  private void verbose(boolean wanted) {
    if (wanted) {
      log.showToo();
    }
  }
}
