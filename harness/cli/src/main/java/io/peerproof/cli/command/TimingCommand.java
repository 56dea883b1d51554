package io.peerproof.cli.command;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.cli.option.BrowserOption;
import io.peerproof.cli.option.BrowserRunOptions;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.DurationConverter;
import io.peerproof.cli.option.PageOptions;
import io.peerproof.cli.option.PasswordMasking;
import io.peerproof.cli.option.ReportOptions;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.OutputStyle;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.ProgressLine;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.SeriesSummary;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.SeriesJournal;
import io.peerproof.report.UnreadableReportException;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code timing}: makes a series of calls, and says where their time goes. */
@Command(
    name = "timing",
    description = "Makes a series of calls, one after the other, and says where their time goes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED: all calls passed",
      "1:FAILED: a call failed",
      "2:wrong usage",
      "3:INCONCLUSIVE: not all calls could be measured",
      "130:Ctrl-C; what was measured is in the report"
    })
public final class TimingCommand implements Callable<Integer> {

  /** What a series is ordered with once and for all. */
  private static final List<String> ORDERED =
      List.of("--calls", "--warm-ups", "--profile", "--browser", "--timeout", "--out");

  enum Profile {
    WARM,
    COLD
  }

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;
  @Mixin private final ReportOptions reporting = new ReportOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final BrowserRunOptions browsing = new BrowserRunOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "100",
      description = "Calls that count. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      defaultValue = "3",
      description = "Calls before them that do not count. Default: ${DEFAULT-VALUE}.")
  private int warmUps;

  @Option(
      names = "--profile",
      paramLabel = "WHICH",
      defaultValue = "warm",
      description =
          "warm: the browsers are kept, each call has fresh pages; cold: they are started for each call. Default: ${DEFAULT-VALUE}.")
  private Profile profile;

  @Option(
      names = "--browser",
      paramLabel = "BROWSER",
      description = "Browser of both: auto, chrome@131, npm:chromium@131, a path. Default: auto.")
  private @Nullable String browser;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "How long each call may take. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Go on with the series in this folder, as it was ordered there; no other option is needed.")
  private @Nullable Path resume;

  private final TimingRunFunction maker;
  private final Terminal terminal;
  private final RunLog log;
  private final Map<String, String> environment;
  private final Clock clock;

  public TimingCommand(
      TimingRunFunction maker,
      Terminal terminal,
      RunLog log,
      Map<String, String> environment,
      Clock clock) {
    this.common = new CommonOptions(log);
    this.maker = maker;
    this.terminal = terminal;
    this.log = log;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (resume != null) {
      RunDirectory folder = reporting.again(resume);
      return make(resumed(folder), folder);
    }
    SeriesJournal.Plan plan = plan(); // bad input is told before a folder is made
    RunDirectory folder = reporting.folder(clock);
    return make(SeriesJournal.begin(folder.path(), plan), folder);
  }

  private int make(SeriesJournal store, RunDirectory folder)
      throws IOException, InterruptedException {
    log.writeTo(folder.log());
    try (InterruptHandler interruptHandler = InterruptHandler.watch()) {
      RunReport report;
      try (ProgressLine progress = new ProgressLine(terminal)) {
        report =
            maker.make(
                settings(store.plan()), store, folder.path(), progress, interruptHandler::came);
      }
      ReportHtml.write(report, folder);
      tell(report, folder);
      return interruptHandler.came() ? ExitCode.INTERRUPTED : ExitCode.of(report.outcome());
    }
  }

  private void tell(RunReport report, RunDirectory folder) {
    if (reporting.json()) {
      terminal.json(ReportJson.write(report));
      return;
    }
    new SeriesSummary(new OutputStyle(terminal)).lines(report).forEach(terminal.out()::println);
    terminal.out().println();
    terminal.out().println("Report: " + PathText.shortest(folder.html()));
  }

  private SeriesJournal resumed(RunDirectory folder) {
    List<String> given = new ArrayList<>(pages.given());
    ORDERED.stream()
        .filter(spec.commandLine().getParseResult()::hasMatchedOption)
        .forEach(given::add);
    if (!given.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          given.get(0)
              + " cannot be changed by --resume, which goes on as the series was ordered. Leave it out.");
    }
    try {
      return SeriesJournal.resume(folder.path());
    } catch (UnreadableReportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private SeriesJournal.Plan plan() {
    if (calls < 1 || warmUps < 0) {
      throw new ParameterException(
          spec.commandLine(),
          calls < 1
              ? "Invalid value for option '--calls': "
                  + calls
                  + " calls tell nothing. Write 1 or more."
              : "Invalid value for option '--warm-ups': " + warmUps + ". Write 0 or more.");
    }
    pages.applied(CallSettings.defaults()); // which refuses what cannot be opened
    return new SeriesJournal.Plan(
        RunReport.SCHEMA_VERSION,
        profile.name().toLowerCase(Locale.ROOT),
        calls,
        warmUps,
        BrowserOption.read(spec, "--browser", browser, environment).text(),
        pages.words(),
        timeout.toMillis(),
        browsing.headed(),
        browsing.command(),
        clock.instant());
  }

  private CallSettings settings(SeriesJournal.Plan plan) {
    BrowserSpec wanted = BrowserOption.read(spec, "--browser", plan.browser(), environment);
    return browsing
        .applied(pages(plan).applied(CallSettings.defaults()))
        .withTimeout(Duration.ofMillis(plan.timeoutMs()))
        .withHeaded(plan.headed())
        .withCommand(plan.command())
        .withBoth(peer -> peer.withBrowser(wanted));
  }

  /** The pages as they stand in the plan, when a series goes on. */
  private PageOptions pages(SeriesJournal.Plan plan) {
    if (resume == null) {
      return pages;
    }
    if (plan.pages().stream().anyMatch(PasswordMasking::isHidden)) {
      throw new ParameterException(
          spec.commandLine(),
          "The page of this series needs a password, and none is kept on disk. Begin a new series.");
    }
    return PageOptions.of(plan.pages());
  }
}
