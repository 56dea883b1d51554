package io.peerproof.cli.command;

import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.OutputFile;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.html.TrendHtml;
import io.peerproof.report.trend.Trend;
import io.peerproof.report.trend.TrendFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code trend}, which collects the reports of a folder into one page. */
@Command(
    name = "trend",
    description =
        "Collects all reports in a folder into one page that shows whether calls are getting worse. Reads reports of older versions too.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the page was written, whatever it shows",
      "2:wrong usage, or no readable report"
    })
public final class TrendCommand implements Callable<Integer> {

  private static final int WRITTEN = 0;

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "Folder that contains the reports, such as target/peerproof.")
  private Path folder;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "File to write; an existing one is replaced. Default: trend.html in the folder.")
  private @Nullable Path out;

  private final Terminal terminal;

  public TrendCommand(Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw usageError(
          folder
              + " is not a folder. Name a folder that contains reports, such as target/peerproof.");
    }
    Path page = out == null ? folder.resolve("trend.html") : out;
    OutputFile.check(page, spec);
    Trend trend =
        TrendFolder.read(folder, Objects.requireNonNull(page.toAbsolutePath().getParent()));
    trend
        .unread()
        .forEach(one -> terminal.err().println("Skipped: " + one.report() + ": " + one.reason()));
    if (trend.points().isEmpty()) {
      throw usageError(
          trend.unread().isEmpty()
              ? "There is no report.json in "
                  + folder
                  + " or its subfolders. Create one with `peerproof timing`."
              : "None of the reports in " + folder + " could be read.");
    }
    OutputFile.write(page, TrendHtml.render(trend), spec);
    terminal
        .out()
        .println(
            trend.change().name().replace('_', ' ')
                + "  "
                + trend.sentence().replace("\n", "\n  "));
    terminal.out().println("Trend of " + count(trend) + ": " + PathText.shortest(page));
    return WRITTEN;
  }

  private static String count(Trend trend) {
    long reports = trend.points().stream().map(point -> point.report()).distinct().count();
    return reports == 1 ? "1 report" : reports + " reports";
  }

  private ParameterException usageError(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
