package io.peerproof.cli;

import io.peerproof.report.ReportHtml;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunFolder;
import io.peerproof.report.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: makes the page of a {@code report.json} again, an older one's, too. */
@Command(
    name = "report",
    description = "Makes report.html of a report.json again, of an older Peerproof's, too.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the page was made, whatever the report says", "2:wrong usage, or no report"})
final class ReportCommand implements Callable<Integer> {

  private static final int MADE = 0;

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(index = "0", paramLabel = "REPORT.json", description = "The report.")
  private Path report;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the page goes; replaced when it is there. Default: report.html beside it.")
  private @Nullable Path out;

  private final Terminal terminal;

  ReportCommand(Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path page = out == null ? report.resolveSibling("report.html") : out;
    checkThatItFits(page);
    RunFolder.writeAtOnce(page, html());
    terminal.out().println("Report: " + Paths.shortest(page));
    return MADE;
  }

  private void checkThatItFits(Path page) {
    if (Files.isDirectory(page)) {
      throw new ParameterException(
          spec.commandLine(), page + " is a folder. Name a file with --out.");
    }
    Path folder = page.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), folder + " is no folder. Make it, or name another file with --out.");
    }
    if (page.toAbsolutePath().normalize().equals(report.toAbsolutePath().normalize())) {
      throw new ParameterException(
          spec.commandLine(), page + " is the report itself. Name another file with --out.");
    }
  }

  private String html() {
    try {
      return ReportHtml.render(ReportJson.read(report));
    } catch (UnreadableReportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
