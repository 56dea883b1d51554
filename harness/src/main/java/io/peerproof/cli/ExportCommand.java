package io.peerproof.cli;

import io.peerproof.report.CallsCsv;
import io.peerproof.report.JUnitXml;
import io.peerproof.report.RunFolder;
import io.peerproof.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: makes of a {@code report.json} what other tools read. */
@Command(
    name = "export",
    description = "Makes of a report.json, of an older Peerproof's, too, what other tools read.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the file was made, whatever the report says", "2:wrong usage, or no report"})
final class ExportCommand implements Callable<Integer> {

  private static final int MADE = 0;

  /** What a report can be made into. */
  enum Format {
    csv("calls.csv", CallsCsv::of),
    junit("junit.xml", JUnitXml::of);

    private final String fileName;
    private final Function<RunReport, String> form;

    Format(String fileName, Function<RunReport, String> form) {
      this.fileName = fileName;
      this.form = form;
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(index = "0", paramLabel = "REPORT.json", description = "The report.")
  private Path report;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description =
          "csv: a row for each call and peer. junit: the XML that CI systems read, a case for each call.")
  private Format format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where it goes; replaced when it is there. Default: calls.csv or junit.xml beside the report.")
  private @Nullable Path out;

  private final Terminal terminal;

  ExportCommand(Terminal terminal, RunLog log) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path file = out == null ? report.resolveSibling(format.fileName) : out;
    RunReport run = new OutFile(report, file, spec).read();
    RunFolder.writeAtOnce(file, format.form.apply(run));
    terminal.out().println("Written: " + Paths.shortest(file));
    return MADE;
  }
}
