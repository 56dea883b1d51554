package io.peerproof.cli.option;

import io.peerproof.browser.slot.BrowserCapacity;
import io.peerproof.call.CallSettings;
import io.peerproof.report.PasswordMasking;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that control how the browsers of a command run. */
public final class BrowserRunOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--headed", description = "Show the browser windows. Default: headless.")
  private boolean headed;

  @Option(
      names = "--no-install",
      description =
          "Never install packages. Default: as root on Debian or Ubuntu, Chromium is installed if no browser is found.")
  private boolean noInstall;

  @Option(
      names = "--max-browsers",
      paramLabel = "N",
      description =
          "Maximum number of browsers at once, over all Peerproof processes of this user. A call waits until all of its browsers may start. Default: $PEERPROOF_MAX_BROWSERS, else one per core (at least 2), and at most one per 500 MiB of free memory.")
  private @Nullable Integer maxBrowsers;

  private final Map<String, String> environment;

  /**
   * @param environment variables that set what no option sets
   */
  public BrowserRunOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  public boolean headed() {
    return headed;
  }

  /** The command line without its passwords. */
  public List<String> command() {
    return spec.commandLine().getParent().getParseResult().originalArgs().stream()
        .map(PasswordMasking::mask)
        .toList();
  }

  /**
   * Returns {@code settings} with these options and with the command line for the report.
   *
   * @throws ParameterException if an option, or the variable that stands for it, is invalid
   */
  public CallSettings applyTo(CallSettings settings) {
    CallSettings run = settings.withHeaded(headed).withInstall(!noInstall).withCommand(command());
    if (maxBrowsers == null) {
      checkEnvironment();
      return run;
    }
    if (maxBrowsers < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--max-browsers': " + maxBrowsers + ". Write 1 or more.");
    }
    return run.withMaxBrowsers(maxBrowsers);
  }

  /** Rejects an invalid variable before a browser starts; the calls themselves read it later. */
  private void checkEnvironment() {
    try {
      BrowserCapacity.set(environment);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
