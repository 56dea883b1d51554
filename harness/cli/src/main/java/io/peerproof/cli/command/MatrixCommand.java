package io.peerproof.cli.command;

import io.peerproof.call.CallSettings;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code matrix}: makes the same calls in several browsers, and says what differs. */
@Command(
    name = "matrix",
    description =
        "Makes the same calls in several browsers, each in turns with the first, and decides whether one is slower or fails more often.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED: no regression",
      "1:FAILED: something is slower, or a larger share of calls failed",
      "2:wrong usage",
      "3:INCONCLUSIVE: undecided, or not all could be measured"
    })
public final class MatrixCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;
  @Mixin private final ReportOptions reporting = new ReportOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final BrowserRunOptions browsing = new BrowserRunOptions();
  @Mixin private final ComparisonOptions judging = new ComparisonOptions();

  @Option(
      names = "--browsers",
      required = true,
      split = ",",
      paramLabel = "LIST",
      description =
          "Two browsers or more, with commas between them: chrome, chrome@131, debian:chromium@150, npm:chromium@131, a path. One that is named twice is compared with itself.")
  private List<String> browsers;

  @Option(
      names = "--baseline",
      paramLabel = "BROWSER",
      description = "The one that the others are compared with. Default: the first.")
  private @Nullable String baseline;

  @Option(
      names = "--pairs",
      paramLabel = "WHICH",
      defaultValue = "same",
      description =
          "Who calls whom: same (each itself), baseline (each calls the baseline and is called by it), all. Default: ${DEFAULT-VALUE}.")
  private Pairing pairing;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "30",
      description = "Calls of each pair. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      defaultValue = "3",
      description = "Calls that a browser makes before its calls count. Default: ${DEFAULT-VALUE}.")
  private int warmUps;

  @Option(
      names = "--stop-early",
      description = "Stop as soon as the answer is certain; --calls is the most then.")
  private boolean stopEarly;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the chance that gives the order of calls. Default: another each time.")
  private @Nullable Long seed;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "How long each call may take. Default: ${DEFAULT-VALUE}.")
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
      Clock clock) {
    this.common = new CommonOptions(log);
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
    // Ctrl-C ends the calls; what was measured by then is reported all the same.
    try (InterruptHandler interruptHandler = InterruptHandler.watch()) {
      RunReport report;
      try (ProgressLine progress = new ProgressLine(terminal)) {
        report = maker.make(settings, folder.path(), progress, interruptHandler::came);
      }
      output.show(report, folder, reporting.json());
      return interruptHandler.came() ? ExitCode.INTERRUPTED : ExitCode.of(report.outcome());
    }
  }

  private MatrixSettings settings() {
    try {
      List<MatrixBrowser> contenders = MatrixBrowser.of(browsers);
      return new MatrixSettings(
          everyCall(),
          contenders,
          baseline == null ? contenders.get(0) : MatrixBrowser.named(baseline, contenders),
          pairing,
          new RandomizedCallSchedule.Plan(
              calls, warmUps, seed == null ? clock.millis() % 1_000_000 : seed),
          stopEarly,
          judging.stated());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private CallSettings everyCall() {
    return browsing.applied(pages.applied(CallSettings.defaults())).withTimeout(timeout);
  }
}
