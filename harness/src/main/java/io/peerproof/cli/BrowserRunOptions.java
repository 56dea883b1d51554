package io.peerproof.cli;

import io.peerproof.run.CallSettings;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How the browsers of a command are run. */
final class BrowserRunOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--headed", description = "Open windows.")
  private boolean headed;

  @Option(
      names = "--no-install",
      description = "Never install packages, even where no browser is found.")
  private boolean noInstall;

  boolean headed() {
    return headed;
  }

  /** The command line without its passwords. */
  List<String> command() {
    return spec.commandLine().getParent().getParseResult().originalArgs().stream()
        .map(Passwords::hidden)
        .toList();
  }

  /** With these options, and the command line as the report is to tell it. */
  CallSettings applied(CallSettings settings) {
    return settings.withHeaded(headed).withInstall(!noInstall).withCommand(command());
  }
}
