package io.peerproof.cli.command;

import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.OtlpEndpoint;
import io.peerproof.cli.option.OutputFile;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.RunReport;
import io.peerproof.report.export.CallsCsv;
import io.peerproof.report.export.JUnitXml;
import io.peerproof.report.export.TraceExport;
import io.peerproof.report.export.UndeliveredException;
import io.peerproof.report.export.WebRtcInternals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code export}, which converts a {@code report.json} for other tools. */
@Command(
    name = "export",
    description =
        "Exports a report as CSV, JUnit XML, webrtc-internals or OpenTelemetry. Reads reports of older versions too.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:exported, whatever the report says",
      "2:wrong usage, an unreadable report, or a collector that does not accept the traces"
    })
public final class ExportCommand implements Callable<Integer> {

  private static final int WRITTEN = 0;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(index = "0", paramLabel = "REPORT.json", description = "Report to export.")
  private Path report;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      converter = ExportFormat.Converter.class,
      description =
          "csv: one row per call and peer. junit: JUnit XML for CI systems, one test case per call. webrtc-internals: the file format of chrome://webrtc-internals, one file per peer. otlp: OpenTelemetry, one trace per call, sent to --endpoint.")
  private ExportFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "File to write, or for webrtc-internals the folder. An existing file is replaced. Default: the folder of the report, as calls.csv or junit.xml.")
  private @Nullable Path out;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Collector for otlp, such as http://localhost:4318. Default: $OTEL_EXPORTER_OTLP_ENDPOINT. HTTP headers: $OTEL_EXPORTER_OTLP_HEADERS.")
  private @Nullable String endpoint;

  private final Terminal terminal;
  private final Map<String, String> environment;

  public ExportCommand(Terminal terminal, RunLog log, Map<String, String> environment) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (endpoint != null && format != ExportFormat.OTLP) {
      throw new ParameterException(
          spec.commandLine(),
          "--endpoint is only for --format otlp; " + format + " writes a file.");
    }
    return switch (format) {
      case CSV -> file("calls.csv", CallsCsv::of);
      case JUNIT -> file("junit.xml", JUnitXml::of);
      case WEBRTC_INTERNALS -> dumps();
      case OTLP -> traces();
    };
  }

  private int file(String name, Function<RunReport, String> converter) {
    Path file = out == null ? report.resolveSibling(name) : out;
    RunReport run = new OutputFile(report, file, spec).read();
    OutputFile.write(file, converter.apply(run), spec);
    terminal.out().println("Written: " + PathText.shortest(file));
    return WRITTEN;
  }

  private int dumps() {
    Path folder = out == null ? report.toAbsolutePath().getParent() : out;
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), folder + " is not a folder. Create it, or name another with --out.");
    }
    Map<String, String> dumps = WebRtcInternals.of(OutputFile.read(report, spec));
    if (dumps.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          report
              + " contains no events to export. A report of several calls omits the events of calls that passed, and a call without a browser has none. Run a single `peerproof call`, and export its report.");
    }
    for (Map.Entry<String, String> dump : dumps.entrySet()) {
      Path file = folder.resolve(dump.getKey());
      OutputFile.write(file, dump.getValue(), spec);
      terminal.out().println("Written: " + PathText.shortest(file));
    }
    return WRITTEN;
  }

  private int traces() {
    if (out != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--format otlp writes no file. Remove --out, and name a collector with --endpoint.");
    }
    try {
      OtlpEndpoint otlpEndpoint = OtlpEndpoint.of(endpoint, environment);
      int sent =
          TraceExport.send(
              OutputFile.read(report, spec),
              otlpEndpoint.endpoint(),
              otlpEndpoint.headers(),
              TIMEOUT);
      terminal
          .out()
          .println(
              sent == 0
                  ? "Nothing was sent: the report contains no call whose time is known."
                  : String.format(
                      Locale.ROOT,
                      "Sent: %d %s to %s",
                      sent,
                      sent == 1 ? "trace" : "traces",
                      otlpEndpoint.endpoint()));
      return WRITTEN;
    } catch (IllegalArgumentException | UndeliveredException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
