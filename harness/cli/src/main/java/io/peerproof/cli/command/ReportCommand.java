package io.peerproof.cli.command;

import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.OutputFile;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.html.ReportHtml;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command {@code report}, which creates the HTML page of a {@code report.json} of any version.
 */
@Command(
    name = "report",
    description = "Creates report.html from a report.json. Reads reports of older versions too.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the page was written, whatever the report says",
      "2:wrong usage, or an unreadable report"
    })
public final class ReportCommand implements Callable<Integer> {

  private static final int WRITTEN = 0;

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(index = "0", paramLabel = "REPORT.json", description = "Report to show.")
  private Path report;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "File to write; an existing one is replaced. Default: report.html beside the report.")
  private @Nullable Path out;

  private final Terminal terminal;

  public ReportCommand(Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path page = out == null ? report.resolveSibling("report.html") : out;
    OutputFile.write(page, ReportHtml.render(new OutputFile(report, page, spec).read()), spec);
    terminal.out().println("Report: " + PathText.shortest(page));
    return WRITTEN;
  }
}
