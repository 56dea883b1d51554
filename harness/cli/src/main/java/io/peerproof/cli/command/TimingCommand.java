package io.peerproof.cli.command;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.cli.option.BrowserOption;
import io.peerproof.cli.option.BrowserRunOptions;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.DurationConverter;
import io.peerproof.cli.option.PageOptions;
import io.peerproof.cli.option.ReportOptions;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.OutputStyle;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.ProgressLine;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.SeriesSummary;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.FolderLock;
import io.peerproof.report.PasswordMasking;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.SeriesJournal;
import io.peerproof.report.UnreadableReportException;
import io.peerproof.report.UnusableFolderException;
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

/**
 * The command {@code timing}, which makes a series of calls and reports how long each phase takes.
 */
@Command(
    name = "timing",
    description =
        "Makes a series of calls, one after another, and reports how long each phase takes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED: all calls passed",
      "1:FAILED: a call failed",
      "2:wrong usage",
      "3:INCONCLUSIVE: not all calls could be measured",
      "130:stopped by Ctrl-C; the report contains what was measured"
    })
public final class TimingCommand implements Callable<Integer> {

  /** Options that a series keeps when it is resumed. */
  private static final List<String> FIXED_OPTIONS =
      List.of("--calls", "--warm-ups", "--profile", "--browser", "--timeout", "--out");

  enum Profile {
    WARM,
    COLD
  }

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;
  @Mixin private final ReportOptions reporting = new ReportOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final BrowserRunOptions browserRun;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "100",
      description = "Number of measured calls. Default: ${DEFAULT-VALUE}.")
  private int calls;

  @Option(
      names = "--warm-ups",
      paramLabel = "N",
      defaultValue = "3",
      description = "Number of calls made first and not measured. Default: ${DEFAULT-VALUE}.")
  private int warmUps;

  @Option(
      names = "--profile",
      paramLabel = "WHICH",
      defaultValue = "warm",
      description =
          "warm: the browsers keep running and each call opens new pages; cold: the browsers restart for each call. Default: ${DEFAULT-VALUE}.")
  private Profile profile;

  @Option(
      names = "--browser",
      paramLabel = "BROWSER",
      description =
          "Browser of both peers: auto (the first that is found on this machine), chrome@131, chrome@stable, debian:chromium@150, npm:chromium@131, or a path. Default: $PEERPROOF_BROWSER, else auto.")
  private @Nullable String browser;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description =
          "Time within which each call must be proven: 500ms, 20s, 1m30s. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description =
          "Folder of an interrupted series to continue. The series keeps its options, so no other option is needed.")
  private @Nullable Path resume;

  private final TimingRunFunction runner;
  private final Terminal terminal;
  private final RunLog log;
  private final Map<String, String> environment;
  private final Clock clock;

  public TimingCommand(
      TimingRunFunction runner,
      Terminal terminal,
      RunLog log,
      Map<String, String> environment,
      Clock clock) {
    this.common = new CommonOptions(log);
    this.browserRun = new BrowserRunOptions(environment);
    this.runner = runner;
    this.terminal = terminal;
    this.log = log;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (resume != null) {
      RunDirectory folder = reporting.existingFolder(resume);
      // Two processes would write their calls into one file, and each would make all of them.
      FolderLock held = lock(folder);
      try {
        return make(resumed(folder), folder);
      } finally {
        held.close();
      }
    }
    SeriesJournal.Plan plan = plan(); // rejects invalid options before a folder is created
    RunDirectory folder = reporting.folder(clock);
    FolderLock held = lock(folder);
    try {
      return make(SeriesJournal.begin(folder.path(), plan), folder);
    } finally {
      held.close();
    }
  }

  private int make(SeriesJournal journal, RunDirectory folder)
      throws IOException, InterruptedException {
    log.writeTo(folder.log());
    try (InterruptHandler interruptHandler = InterruptHandler.install()) {
      RunReport report;
      try (ProgressLine progress = new ProgressLine(terminal)) {
        report =
            runner.make(
                settings(journal.plan()),
                journal,
                folder.path(),
                progress,
                interruptHandler::interrupted);
      }
      ReportHtml.write(report, folder);
      print(report, folder);
      return interruptHandler.interrupted() ? ExitCode.INTERRUPTED : ExitCode.of(report.outcome());
    }
  }

  private FolderLock lock(RunDirectory folder) {
    try {
      return FolderLock.take(folder.path());
    } catch (UnusableFolderException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void print(RunReport report, RunDirectory folder) {
    if (reporting.json()) {
      terminal.json(ReportJson.write(report));
      return;
    }
    new SeriesSummary(new OutputStyle(terminal)).lines(report).forEach(terminal.out()::println);
    terminal.out().println();
    terminal.out().println("Report: " + PathText.shortest(folder.html()));
  }

  private SeriesJournal resumed(RunDirectory folder) {
    List<String> given = new ArrayList<>(pages.namesOnCommandLine());
    FIXED_OPTIONS.stream()
        .filter(spec.commandLine().getParseResult()::hasMatchedOption)
        .forEach(given::add);
    if (!given.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          given.get(0)
              + " cannot be used with --resume, which continues a series with its own options. Remove it.");
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
                  + " calls measure nothing. Write 1 or more."
              : "Invalid value for option '--warm-ups': " + warmUps + ". Write 0 or more.");
    }
    browserRun.applyTo(pages.applyTo(CallSettings.defaults())); // rejects what no call can use
    return new SeriesJournal.Plan(
        RunReport.SCHEMA_VERSION,
        profile.name().toLowerCase(Locale.ROOT),
        calls,
        warmUps,
        BrowserOption.read(spec, "--browser", browser, environment).text(),
        pages.toArguments(),
        timeout.toMillis(),
        browserRun.headed(),
        browserRun.command(),
        clock.instant());
  }

  private CallSettings settings(SeriesJournal.Plan plan) {
    BrowserSpec wanted = BrowserOption.read(spec, "--browser", plan.browser(), environment);
    return pages.checked(
        browserRun
            .applyTo(pageOptions(plan).applyTo(CallSettings.defaults()))
            .withTimeout(Duration.ofMillis(plan.timeoutMs()))
            .withHeaded(plan.headed())
            .withCommand(plan.command())
            .withEach(peer -> peer.withBrowser(wanted)));
  }

  /** Returns the options of the pages: those of the plan if a series is resumed. */
  private PageOptions pageOptions(SeriesJournal.Plan plan) {
    if (resume == null) {
      return pages;
    }
    if (plan.pageOptions().stream().anyMatch(PasswordMasking::isMasked)) {
      throw new ParameterException(
          spec.commandLine(),
          "The page of this series needs a password, and passwords are not stored. Start a new series.");
    }
    return PageOptions.of(plan.pageOptions());
  }
}
