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
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
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

/** The command {@code call}, which makes a call between two browsers, judges it and reports. */
@Command(
    name = "call",
    description =
        "Makes a call between two or more real browsers and proves that each sees and hears every other one.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED: each peer receives the expected media of every other peer",
      "1:FAILED: expected media do not arrive or stop, a step fails, or a limit is not kept; the report says where",
      "2:wrong usage",
      "3:INCONCLUSIVE: the call could not be measured (such as: no browser, a crashed driver, a machine that does not keep up)",
      "130:ended by Ctrl-C"
    })
public final class CallCommand implements Callable<Integer> {

  /**
   * Camera format for calls of more than two peers. Each browser encodes its video once per other
   * peer, so small frames save processor time.
   */
  private static final VideoFormat SMALL = new VideoFormat(320, 240, 15, 150);

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;
  @Mixin private final ReportOptions reporting = new ReportOptions();
  @Mixin private final PageOptions pages = new PageOptions();
  @Mixin private final BrowserRunOptions browserRun;

  @Option(
      names = "--caller",
      paramLabel = "BROWSER",
      description =
          "Browser of the caller, the first peer, in the notation of --browser. Default: the value of --browser.")
  private @Nullable String caller;

  @Option(
      names = "--callee",
      paramLabel = "BROWSER",
      description =
          "Browser of the callee, or of all peers but the first, in the notation of --browser. Default: the value of --browser.")
  private @Nullable String callee;

  @Option(
      names = "--browser",
      paramLabel = "BROWSER",
      description =
          "Browser of all peers: auto (the first that is found on this machine), chrome@131, chrome@stable, debian:chromium@150, npm:chromium@131, or a path. Default: $PEERPROOF_BROWSER, else auto.")
  private @Nullable String browser;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description =
          "Time within which the call must be proven: 500ms, 20s, 1m30s. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Option(
      names = "--hold",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Time for which the call is watched after its proof, to catch later failures, such as 5s. Default: the call ends when it is proven.")
  private @Nullable Duration hold;

  @Option(
      names = "--max-outage",
      paramLabel = "DURATION",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description =
          "Longest outage of video, audio or data that the call may have during --hold, such as 5s. Values below 1s count as 1s, because Peerproof needs 1s to find an outage. For shorter pauses, use --max-freeze and --max-audio-gap. Default: ${DEFAULT-VALUE}.")
  private Duration maxOutage;

  @Option(
      names = "--expect",
      paramLabel = "LIST",
      converter = ExpectConverter.class,
      description =
          "Media that must arrive, separated by commas: video, audio, data, screen (a shared screen). A number states how many: video:2. A direction is seen from the caller: with video=recvonly, only the caller receives video; with screen=sendonly, only the callee receives the screen. Default: inferred from what the pages capture, add and negotiate.")
  private @Nullable CallExpectation expectation;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Number of calls to make, one after another, in the same browsers. Default: ${DEFAULT-VALUE}.")
  private int repeat;

  @Option(
      names = "--screenshots",
      description =
          "Keep screenshots of all pages even if a call passes. Default: only if it does not.")
  private boolean screenshots;

  @Option(
      names = "--peers",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Number of browsers that join the page, 2 to 8. Each must see and hear every other. More than two need a page that connects them; their cameras then default to 320x240@15. Default: ${DEFAULT-VALUE}.")
  private int peers;

  @ArgGroup(validate = false, heading = "%nLimits on measured values (default: none):%n")
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
    this.browserRun = new BrowserRunOptions(environment);
    this.maker = maker;
    this.terminal = terminal;
    this.log = log;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CallSettings settings = settings();
    RunDirectory folder = reporting.folder(clock);
    log.writeTo(folder.log());
    RunReport report;
    try (ProgressLine progress = new ProgressLine(terminal)) {
      report = maker.make(settings, folder.path(), progress);
    }
    if (isEnding()) {
      return ExitCode.INTERRUPTED; // Ctrl-C also ended the browsers: there is nothing to report
    }
    try {
      ReportHtml.write(report, folder);
    } catch (IOException e) {
      // The call was made: its verdict is not lost with the report.
      new CallSummary(new OutputStyle(terminal)).lines(report).forEach(terminal.err()::println);
      throw e;
    }
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

  /** Returns true if the JVM is shutting down: it then accepts no more shutdown hooks. */
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
    CallSettings base = ofPeers(CallSettings.defaults());
    CallSettings expecting = expectation == null ? base : base.withExpect(expectation);
    CallSettings onPages = pages.applyTo(expecting);
    if (peers > 2
        && onPages.roles().stream()
            .anyMatch(role -> onPages.peer(role).page().equals(base.peer(role).page()))) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "The demo page connects two peers. Name a page that connects %d as URL: https://host/room/{room}?name={peer}.",
              peers));
    }
    onPages.steps().stream()
        .filter(step -> onPages.roles().stream().noneMatch(step.actor()::includes))
        .findFirst()
        .ifPresent(
            step -> {
              throw new ParameterException(
                  spec.commandLine(),
                  String.format(
                      Locale.ROOT,
                      "A step is for %s, but the call has only %d peers. Change the step, or set --peers.",
                      step.actor().word(),
                      peers));
            });
    return pages.checked(
        browserRun
            .applyTo(onPages)
            .withHold(hold == null ? Duration.ZERO : hold)
            .withMaxOutage(maxOutage)
            .withLimits(limits())
            .withCalls(repeat)
            .withEach(peer -> peer.withBrowser(spec("--callee", callee)))
            .with(PeerRole.CALLER, peer -> peer.withBrowser(spec("--caller", caller)))
            .withTimeout(timeout)
            .withScreenshots(screenshots));
  }

  private CallSettings ofPeers(CallSettings settings) {
    if (peers < 2 || peers > PeerRole.MOST_PEERS) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "Invalid value for option '--peers': %d. Write 2 to %d.",
              peers,
              PeerRole.MOST_PEERS));
    }
    return peers == 2
        ? settings
        : settings.withPeers(peers).withEach(peer -> peer.withFormat(SMALL));
  }

  private MeasureLimits limits() {
    try {
      return limits.toLimits();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private BrowserSpec spec(String option, @Nullable String ofPeer) {
    return ofPeer == null
        ? BrowserOption.read(spec, "--browser", browser, environment)
        : BrowserOption.read(spec, option, ofPeer, environment);
  }
}
