package io.peerproof.cli.command;

import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.ComparisonOptions;
import io.peerproof.cli.option.ReportOptions;
import io.peerproof.cli.output.ComparisonOutput;
import io.peerproof.cli.output.ExitCode;
import io.peerproof.cli.output.RunLog;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.UnreadableReportException;
import io.peerproof.run.matrix.ReportComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code compare}, which decides between two reports as {@code matrix} does between its
 * groups.
 */
@Command(
    name = "compare",
    description =
        "Compares two reports of the same calls and decides whether the newer one is slower or fails more often.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:PASSED: no regression",
      "1:FAILED: something is slower, or a larger share of calls failed",
      "2:wrong usage, or an unreadable report",
      "3:INCONCLUSIVE: undecided"
    })
public final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;
  @Mixin private final ReportOptions reporting = new ReportOptions();
  @Mixin private final ComparisonOptions comparing = new ComparisonOptions();

  @Parameters(index = "0", paramLabel = "OLD.json", description = "Report to compare with.")
  private Path old;

  @Parameters(index = "1", paramLabel = "NEW.json", description = "Report to judge.")
  private Path now;

  private final RunLog log;
  private final ComparisonOutput output;
  private final Clock clock;

  public CompareCommand(RunLog log, ComparisonOutput output, Clock clock) {
    this.common = new CommonOptions(log);
    this.log = log;
    this.output = output;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    RunReport comparison = compare();
    RunDirectory folder = reporting.folder(clock);
    log.writeTo(folder.log());
    output.show(comparison, folder, reporting.json());
    return ExitCode.of(comparison.outcome());
  }

  private RunReport compare() {
    try {
      return ReportComparison.between(
          ReportJson.read(old),
          ReportJson.read(now),
          comparing.toPolicy(),
          spec.commandLine().getParent().getParseResult().originalArgs());
    } catch (UnreadableReportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }
}
