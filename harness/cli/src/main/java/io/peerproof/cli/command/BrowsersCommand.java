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

/** {@code browsers}: what is installed, what is cached, and what each source has. */
@Command(
    name = "browsers",
    description =
        "Lists the browsers that are installed, those that are cached, and those that can be had.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:wrong usage", "3:a browser could not be had, or not be deleted"})
public final class BrowsersCommand implements Callable<Integer> {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Mixin private final CommonOptions common;

  @Option(names = "--json", description = "Print the list as JSON, and nothing else.")
  private boolean json;

  private final Function<Consumer<String>, BrowserCatalog> stocks;
  private final Terminal terminal;

  public BrowsersCommand(
      Function<Consumer<String>, BrowserCatalog> stocks, Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.stocks = stocks;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BrowserCatalog stock = stocks.apply(line -> {});
    List<BrowserCatalog.Installed> installed = stock.installed();
    List<BrowserCatalog.Cached> cached = stock.cached();
    List<BrowserCatalog.Offer> offers;
    try (ProgressLine progress = new ProgressLine(terminal)) {
      progress.step("Asking the sources");
      offers = stock.offers();
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
