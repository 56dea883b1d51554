package io.peerproof.cli.option;

import io.peerproof.call.CallSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the browsers of a command are run. */
public final class BrowserRunOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--headed", description = "Open windows.")
  private boolean headed;

  @Option(
      names = "--no-install",
      description = "Never install packages, even where no browser is found.")
  private boolean noInstall;

  @Option(
      names = "--max-browsers",
      paramLabel = "N",
      description =
          "Browsers of all calls of this user that run on this machine at once; a call waits until there is a place for all of its own. Default: $PEERPROOF_MAX_BROWSERS, else one for each core, 2 or more, as memory allows.")
  private @Nullable Integer maxBrowsers;

  public boolean headed() {
    return headed;
  }

  /** The command line without its passwords. */
  public List<String> command() {
    return spec.commandLine().getParent().getParseResult().originalArgs().stream()
        .map(PasswordMasking::hidden)
        .toList();
  }

  /** With these options, and the command line as the report is to tell it. */
  public CallSettings applied(CallSettings settings) {
    CallSettings run = settings.withHeaded(headed).withInstall(!noInstall).withCommand(command());
    if (maxBrowsers == null) {
      return run;
    }
    if (maxBrowsers < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--max-browsers': " + maxBrowsers + ". Write 1 or more.");
    }
    return run.withMaxBrowsers(maxBrowsers);
  }
}
