package io.peerproof.cli.command;

import io.peerproof.browser.download.BrowserCatalog;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.browser.spec.Installation;
import io.peerproof.cli.option.CachedBrowserSpecs;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.ProgressLine;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code browsers install}, which downloads browsers into the cache. */
@Command(
    name = "install",
    description = "Downloads browsers into the cache. Installs no packages.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all browsers are in the cache",
      "2:wrong usage",
      "3:a browser could not be obtained"
    })
public final class BrowsersInstallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(
      paramLabel = "SPEC",
      arity = "1..*",
      description =
          "Browser to download: chrome@131, chrome@stable, debian:chromium@150, npm:chromium@131.")
  private List<String> specs = List.of();

  private final Function<Consumer<String>, BrowserCatalog> catalogs;
  private final Terminal terminal;

  public BrowsersInstallCommand(
      Function<Consumer<String>, BrowserCatalog> catalogs, Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.catalogs = catalogs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<BrowserSpec.Fetched> wanted = CachedBrowserSpecs.read(spec, specs);
    int exit = ExitCode.PASSED;
    for (BrowserSpec.Fetched one : wanted) {
      try {
        Installation installation = install(one);
        terminal
            .out()
            .println(
                one.text()
                    + " is "
                    + installation.source()
                    + ", driven by "
                    + installation.driver());
      } catch (BrowserException e) {
        terminal.err().println(e.getMessage());
        exit = ExitCode.INCONCLUSIVE;
      }
    }
    return exit;
  }

  private Installation install(BrowserSpec.Fetched one) {
    try (ProgressLine progress = new ProgressLine(terminal)) {
      return catalogs.apply(progress::step).install(one);
    }
  }
}
