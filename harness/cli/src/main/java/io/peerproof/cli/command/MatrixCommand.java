package io.peerproof.cli.command;

import io.peerproof.call.CallSettings;
import io.peerproof.call.CallTopology;
import io.peerproof.cli.option.BrowserRunOptions;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.ComparisonOptions;
import io.peerproof.cli.option.DurationConverter;
import io.peerproof.cli.option.PageOptions;
import io.peerproof.cli.option.ReportOptions;
import io.peerproof.cli.output.ComparisonOutput;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.ProgressLine;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.run.matrix.MatrixBrowser;
import io.peerproof.run.matrix.MatrixSettings;
import io.peerproof.run.matrix.Pairing;
import io.peerproof.run.matrix.RandomizedCallSchedule;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code matrix}, which makes the same calls in several browsers and compares them. */
@Command(
    name = "matrix",
    description =
        "Makes the same calls in several browsers, interleaved in random order, and decides whether one is slower or fails more often than the baseline.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED: no regression",
      "1:FAILED: something is slower, or a larger share of calls failed",
      "2:wrong usage",
      "3:INCONCLUSIVE: undecided, or not all calls could be measured",
      "130:stopped by Ctrl-C; the report contains what was measured"
    })
public final class MatrixCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;
  @Mixin private final ReportOptions reporting = new ReportOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final BrowserRunOptions browserRun;
  @Mixin private final ComparisonOptions comparison = new ComparisonOptions();

  @Option(
      names = "--browsers",
      required = true,
      split = ",",
      hideParamSyntax = true,
      paramLabel = "LIST",
      description =
          "Browsers to compare, at least two, separated by commas: chrome, chrome@131, debian:chromium@150, npm:chromium@131, or a path. A browser that is named twice is compared with itself.")
  private List<String> browsers;

  @Option(
      names = "--baseline",
      paramLabel = "BROWSER",
      description = "Browser that the others are compared with. Default: the first of --browsers.")
  private @Nullable String baseline;

  @Option(
      names = "--pairs",
      paramLabel = "WHICH",
      defaultValue = "same",
      description =
          "Browsers that call each other: same (each browser calls itself), baseline (each calls the baseline and is called by it), or all. Default: ${DEFAULT-VALUE}.")
  private Pairing pairing;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "30",
      description = "Number of calls per pair of browsers. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Number of calls that each pair makes first and that are not measured. Default: ${DEFAULT-VALUE}.")
  private int warmUps;

  @Option(
      names = "--stop-early",
      description =
          "Stop as soon as the result is certain; --calls is then the maximum. Default: make all calls.")
  private boolean stopEarly;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random call order. Default: random, recorded in the report.")
  private @Nullable Long seed;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description =
          "Time within which each call must be proven: 500ms, 20s, 1m30s. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  private final MatrixRunFunction maker;
  private final Terminal terminal;
  private final RunLog log;
  private final ComparisonOutput output;
  private final Clock clock;

  public MatrixCommand(
      MatrixRunFunction maker,
      Terminal terminal,
      RunLog log,
      ComparisonOutput output,
      Map<String, String> environment,
      Clock clock) {
    this.common = new CommonOptions(log);
    this.browserRun = new BrowserRunOptions(environment);
    this.maker = maker;
    this.terminal = terminal;
    this.log = log;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    MatrixSettings settings = settings();
    RunDirectory folder = reporting.folder(clock);
    log.writeTo(folder.log());
    // Ctrl-C ends the calls. The report still contains what was measured.
    try (InterruptHandler interruptHandler = InterruptHandler.install()) {
      RunReport report;
      try (ProgressLine progress = new ProgressLine(terminal)) {
        report = maker.make(settings, folder.path(), progress, interruptHandler::interrupted);
      }
      output.show(report, folder, reporting.json());
      return interruptHandler.interrupted() ? ExitCode.INTERRUPTED : ExitCode.of(report.outcome());
    }
  }

  private MatrixSettings settings() {
    if (calls < 1 || warmUps < 0) {
      throw new ParameterException(
          spec.commandLine(),
          calls < 1
              ? "Invalid value for option '--calls': " + calls + ". Write 1 or more."
              : "Invalid value for option '--warm-ups': " + warmUps + ". Write 0 or more.");
    }
    try {
      List<MatrixBrowser> matrixBrowsers = MatrixBrowser.of(browsers);
      return new MatrixSettings(
          everyCall(),
          matrixBrowsers,
          baseline == null ? matrixBrowsers.get(0) : MatrixBrowser.named(baseline, matrixBrowsers),
          pairing,
          new RandomizedCallSchedule.Plan(
              calls, warmUps, seed == null ? clock.millis() % 1_000_000 : seed),
          stopEarly,
          comparison.toPolicy());
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw new ParameterException(
          spec.commandLine(), message.endsWith(".") ? message : message + ".", e);
    }
  }

  private CallSettings everyCall() {
    CallSettings settings =
        browserRun.applyTo(pages.applyTo(CallSettings.defaults())).withTimeout(timeout);
    if (settings.topology() == CallTopology.SAME_BROWSER) {
      throw new ParameterException(
          spec.commandLine(),
          "--same-browser has one browser for both peers, and a matrix compares pairs of browsers. Use \"peerproof timing --same-browser\" with each browser.");
    }
    return settings;
  }
}
