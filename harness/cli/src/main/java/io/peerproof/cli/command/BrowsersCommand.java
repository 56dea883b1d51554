package io.peerproof.cli.command;

import io.peerproof.browser.download.BrowserCatalog;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.output.BrowserListFormatter;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.ProgressLine;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code browsers}, which lists installed, cached and downloadable browsers. */
@Command(
    name = "browsers",
    description = "Lists the browsers that are installed, cached, or available for download.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage", "3:the browsers could not be listed"})
public final class BrowsersCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private final CommonOptions common;

  @Option(names = "--json", description = "Print only the list, as JSON.")
  private boolean json;

  private final Function<Consumer<String>, BrowserCatalog> catalogs;
  private final Terminal terminal;

  public BrowsersCommand(
      Function<Consumer<String>, BrowserCatalog> catalogs, Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.catalogs = catalogs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BrowserCatalog catalog = catalogs.apply(line -> {});
    List<BrowserCatalog.Installed> installed = catalog.installed();
    List<BrowserCatalog.Cached> cached = catalog.cached();
    List<BrowserCatalog.Offer> offers;
    try (ProgressLine progress = new ProgressLine(terminal)) {
      progress.step("Looking up available browsers");
      offers = catalog.offers();
    }
    if (json) {
      terminal.json(
          JSON.writeValueAsString(
                  Map.of(
                      "installed", installed.stream().map(BrowserListFormatter::json).toList(),
                      "cached", cached.stream().map(BrowserListFormatter::json).toList(),
                      "available", offers.stream().map(BrowserListFormatter::json).toList()))
              + "\n");
    } else {
      BrowserListFormatter.lines(installed, cached, offers).forEach(terminal.out()::println);
    }
    return ExitCode.PASSED;
  }
}
