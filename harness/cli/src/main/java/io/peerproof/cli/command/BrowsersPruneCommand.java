package io.peerproof.cli.command;

import io.peerproof.browser.download.BrowserCatalog;
import io.peerproof.browser.download.BrowserCatalog.Cached;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.cli.option.CachedBrowserSpecs;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.output.BrowserListFormatter;
import io.peerproof.cli.output.ExitCode;
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

/** {@code browsers prune}: deletes fetched browsers. */
@Command(
    name = "prune",
    description = "Deletes fetched browsers that do not run; all of them, or those named.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage", "3:something could not be deleted"})
public final class BrowsersPruneCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(
      paramLabel = "SPEC",
      arity = "0..*",
      description = "chrome@131, debian:chromium, npm:chromium@131. Default: all there is.")
  private List<String> specs = List.of();

  private final Function<Consumer<String>, BrowserCatalog> stocks;
  private final Terminal terminal;

  public BrowsersPruneCommand(
      Function<Consumer<String>, BrowserCatalog> stocks, Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.stocks = stocks;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BrowserCatalog stock = stocks.apply(line -> {});
    List<Cached> meant = stock.meant(CachedBrowserSpecs.read(spec, specs));
    if (meant.isEmpty()) {
      terminal.out().println("There is nothing of that in the cache.");
      return ExitCode.PASSED;
    }
    List<Cached> gone;
    try {
      gone = stock.delete(meant);
    } catch (BrowserException e) {
      terminal.err().println(e.getMessage());
      return ExitCode.INCONCLUSIVE;
    }
    List<Cached> kept = meant.stream().filter(it -> !gone.contains(it)).toList();
    if (!kept.isEmpty()) {
      terminal.out().println("Kept, since it runs: " + BrowserListFormatter.names(kept));
    }
    if (!gone.isEmpty()) {
      terminal
          .out()
          .println(
              "Deleted: "
                  + BrowserListFormatter.names(gone)
                  + "; "
                  + BrowserListFormatter.freed(gone));
    }
    return ExitCode.PASSED;
  }
}
