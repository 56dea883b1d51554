package io.peerproof.cli.command;

import io.peerproof.browser.doctor.CheckResult;
import io.peerproof.cli.option.BrowserOption;
import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.OutputStyle;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code doctor}, which checks whether this machine can make calls. */
@Command(
    name = "doctor",
    description = "Checks whether this machine can make calls, and says what to fix if not.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:calls can be made",
      "1:something must be fixed first",
      "2:wrong usage",
      "3:a check itself failed"
    })
public final class DoctorCommand implements Callable<Integer> {

  /** Width of the column of check names. */
  private static final int NAME_COLUMNS = 24;

  private static final String INDENT = " ".repeat("x FAIL  ".length() + NAME_COLUMNS + 2);

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Option(
      names = "--browser",
      paramLabel = "BROWSER",
      description =
          "Browser to check, in the notation of call --browser. Default: $PEERPROOF_BROWSER, else auto.")
  private @Nullable String browser;

  private final DoctorRunner doctorRunner;
  private final Terminal terminal;
  private final Map<String, String> environment;

  public DoctorCommand(
      DoctorRunner doctorRunner, Terminal terminal, RunLog log, Map<String, String> environment) {
    this.common = new CommonOptions(log);
    this.doctorRunner = doctorRunner;
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    List<CheckResult> results = new ArrayList<>();
    doctorRunner.examine(
        BrowserOption.read(spec, "--browser", browser, environment),
        checkResult -> {
          results.add(checkResult);
          print(checkResult);
        });
    boolean fit = results.stream().noneMatch(f -> f.status() == CheckResult.Status.FAIL);
    terminal.out().println();
    terminal
        .out()
        .println(
            fit
                ? "Calls can be made on this machine."
                : "No call can be made on this machine yet: fix the checks marked FAIL above.");
    return fit ? ExitCode.PASSED : ExitCode.FAILED;
  }

  private void print(CheckResult checkResult) {
    String padding = " ".repeat(Math.max(0, NAME_COLUMNS - checkResult.check().length()));
    terminal
        .out()
        .println(
            mark(checkResult)
                + "  "
                + checkResult.check()
                + padding
                + "  "
                + checkResult.seen().replace("\n", "\n" + INDENT));
    checkResult
        .advice()
        .ifPresent(advice -> advice.lines().forEach(l -> terminal.out().println(INDENT + l)));
  }

  private String mark(CheckResult checkResult) {
    OutputStyle style = new OutputStyle(terminal);
    return switch (checkResult.status()) {
      case OK -> style.good(style.icon("✔", "+") + " OK  ");
      case WARN -> style.unsure("! WARN");
      case FAIL -> style.bad(style.icon("✘", "x") + " FAIL");
    };
  }
}
