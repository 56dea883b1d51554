package io.peerproof.cli.command;

import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.OutputFile;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: makes the page of a {@code report.json} again, an older one's, too. */
@Command(
    name = "report",
    description = "Makes report.html of a report.json again, of an older Peerproof's, too.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the page was made, whatever the report says", "2:wrong usage, or no report"})
public final class ReportCommand implements Callable<Integer> {

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

  public ReportCommand(Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path page = out == null ? report.resolveSibling("report.html") : out;
    RunDirectory.writeAtOnce(page, ReportHtml.render(new OutputFile(report, page, spec).read()));
    terminal.out().println("Report: " + PathText.shortest(page));
    return MADE;
  }
}
