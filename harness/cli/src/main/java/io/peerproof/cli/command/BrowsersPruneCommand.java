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

/** The command {@code browsers prune}, which deletes browsers from the cache. */
@Command(
    name = "prune",
    description = "Deletes browsers from the cache, except those that are running.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage", "3:a browser could not be deleted"})
public final class BrowsersPruneCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(
      paramLabel = "SPEC",
      arity = "0..*",
      description =
          "Browser to delete: chrome@131, debian:chromium, npm:chromium@131. Default: all.")
  private List<String> specs = List.of();

  private final Function<Consumer<String>, BrowserCatalog> catalogs;
  private final Terminal terminal;

  public BrowsersPruneCommand(
      Function<Consumer<String>, BrowserCatalog> catalogs, Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.catalogs = catalogs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BrowserCatalog catalog = catalogs.apply(line -> {});
    List<Cached> selected = catalog.matching(CachedBrowserSpecs.read(spec, specs));
    if (selected.isEmpty()) {
      terminal.out().println("The cache contains no such browser.");
      return ExitCode.PASSED;
    }
    List<Cached> deleted;
    try {
      deleted = catalog.delete(selected);
    } catch (BrowserException e) {
      terminal.err().println(e.getMessage());
      return ExitCode.INCONCLUSIVE;
    }
    List<Cached> kept = selected.stream().filter(it -> !deleted.contains(it)).toList();
    if (!kept.isEmpty()) {
      terminal.out().println("Kept because it is running: " + BrowserListFormatter.names(kept));
    }
    if (!deleted.isEmpty()) {
      terminal
          .out()
          .println(
              "Deleted: "
                  + BrowserListFormatter.names(deleted)
                  + "; "
                  + BrowserListFormatter.freed(deleted));
    }
    return ExitCode.PASSED;
  }
}
