package io.peerproof.cli.command;

import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallSettings;
import io.peerproof.cli.option.BrowserOption;
import io.peerproof.cli.option.BrowserRunOptions;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.DurationConverter;
import io.peerproof.cli.option.ExpectConverter;
import io.peerproof.cli.option.LimitOptions;
import io.peerproof.cli.option.PageOptions;
import io.peerproof.cli.option.ReportOptions;
import io.peerproof.cli.output.CallSummary;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.OutputStyle;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.ProgressLine;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code call}: makes one call between two browsers, judges it and reports. */
@Command(
    name = "call",
    description =
        "Makes a call between two real browsers and proves that each sees and hears the other.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED: each peer sees and hears the other",
      "1:FAILED: the call is broken, and the report says where",
      "2:wrong usage",
      "3:INCONCLUSIVE: it could not be measured: no browser, a driver that died"
    })
public final class CallCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;
  @Mixin private final ReportOptions reporting = new ReportOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final BrowserRunOptions browsing = new BrowserRunOptions();

  @Option(
      names = "--caller",
      paramLabel = "BROWSER",
      description = "Browser of the caller, written like that of --browser. Default: that one.")
  private @Nullable String caller;

  @Option(
      names = "--callee",
      paramLabel = "BROWSER",
      description = "Browser of the callee, written like that of --browser. Default: that one.")
  private @Nullable String callee;

  @Option(
      names = "--browser",
      paramLabel = "BROWSER",
      description =
          "Browser of both: auto, chrome@131, chrome@stable, debian:chromium@150, npm:chromium@131, or a path. Default: $PEERPROOF_BROWSER, else auto.")
  private @Nullable String browser;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "How long the call may take: 500ms, 20s, 1m30s. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Option(
      names = "--hold",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long the proof must stand, to catch what breaks later: 5s. Default: the call ends when it is proven.")
  private @Nullable Duration hold;

  @Option(
      names = "--expect",
      paramLabel = "LIST",
      converter = ExpectConverter.class,
      description =
          "What the call is to carry, as the caller sees it: video,audio or video=recvonly or video:2,data. Default: what the pages capture, add and negotiate tells.")
  private @Nullable CallExpectation expectation;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Make so many calls, one after the other in the same browsers.")
  private int repeat;

  @Option(
      names = "--screenshots",
      description = "Keep both pages' pictures of a call that passed, too.")
  private boolean screenshots;

  @Mixin private final ConferenceOptions meeting = new ConferenceOptions();

  @ArgGroup(validate = false, heading = "%nLimits on what is measured (none by default):%n")
  private final LimitOptions limits = new LimitOptions();

  private final CallRunFunction maker;
  private final Terminal terminal;
  private final RunLog log;
  private final Map<String, String> environment;
  private final Clock clock;

  public CallCommand(
      CallRunFunction maker,
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
    CallSettings settings = settings();
    if (meeting.several()) {
      meeting.meeting(settings); // refuses before a folder is made
    }
    RunDirectory folder = reporting.folder(clock);
    log.writeTo(folder.log());
    if (meeting.several()) {
      Outcome outcome = meeting.meet(settings, folder, terminal, reporting.json());
      return isEnding() ? ExitCode.INTERRUPTED : ExitCode.of(outcome);
    }
    RunReport report;
    try (ProgressLine progress = new ProgressLine(terminal)) {
      report = maker.make(settings, folder.path(), progress);
    }
    if (isEnding()) {
      return ExitCode.INTERRUPTED; // the browsers died of the same Ctrl-C: there is nothing to tell
    }
    ReportHtml.write(report, folder);
    if (reporting.json()) {
      terminal.json(ReportJson.write(report));
    } else {
      new CallSummary(new OutputStyle(terminal)).lines(report).forEach(terminal.out()::println);
      terminal.out().println();
      terminal.out().println(settings.source().sentence());
      terminal.out().println("Report: " + PathText.shortest(folder.html()));
    }
    return ExitCode.of(report.outcome());
  }

  /** Whether the JVM is on its way out, which it tells by taking no more hooks. */
  private static boolean isEnding() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return !Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private CallSettings settings() {
    if (repeat < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '--repeat': "
              + repeat
              + " calls prove nothing. Write 1 or more.");
    }
    CallSettings base = CallSettings.defaults();
    CallSettings expecting = expectation == null ? base : base.withExpect(expectation);
    return browsing
        .applied(pages.applied(expecting))
        .withHold(hold == null ? Duration.ZERO : hold)
        .withLimits(limits())
        .withCalls(repeat)
        .with(PeerRole.CALLER, peer -> peer.withBrowser(spec("--caller", caller)))
        .with(PeerRole.CALLEE, peer -> peer.withBrowser(spec("--callee", callee)))
        .withTimeout(timeout)
        .withScreenshots(screenshots);
  }

  private MeasureLimits limits() {
    try {
      return limits.stated();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private BrowserSpec spec(String option, @Nullable String ofPeer) {
    return ofPeer == null
        ? BrowserOption.read(spec, "--browser", browser, environment)
        : BrowserOption.read(spec, option, ofPeer, environment);
  }
}
