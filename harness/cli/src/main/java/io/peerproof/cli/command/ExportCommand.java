package io.peerproof.cli.command;

import io.peerproof.cli.option.CommonOptions;
import io.peerproof.cli.option.OtlpEndpoint;
import io.peerproof.cli.option.OutputFile;
import io.peerproof.cli.output.PathText;
import io.peerproof.cli.output.RunLog;
import io.peerproof.cli.output.Terminal;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.export.CallsCsv;
import io.peerproof.report.export.JUnitXml;
import io.peerproof.report.export.TraceExport;
import io.peerproof.report.export.UndeliveredException;
import io.peerproof.report.export.WebRtcInternals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/** {@code export}: makes of a {@code report.json} what other tools read. */
@Command(
    name = "export",
    description = "Makes of a report.json, of an older Peerproof's, too, what other tools read.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was made, whatever the report says",
      "2:wrong usage, no report, or a collector that takes no traces"
    })
public final class ExportCommand implements Callable<Integer> {

  private static final int MADE = 0;
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private final CommonOptions common;

  @Parameters(index = "0", paramLabel = "REPORT.json", description = "The report.")
  private Path report;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      converter = ExportFormat.Converter.class,
      description =
          "csv: a row for each call and peer. junit: the XML that CI systems read, a case for each call. webrtc-internals: what chrome://webrtc-internals saves, a file for each peer. otlp: OpenTelemetry, a trace for each call, sent to --endpoint.")
  private ExportFormat format;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where it goes; replaced when it is there. Default: calls.csv or junit.xml beside the report. Of webrtc-internals: a folder, that of the report by default.")
  private @Nullable Path out;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Of otlp: the collector, http://localhost:4318. Default: $OTEL_EXPORTER_OTLP_ENDPOINT. Headers: $OTEL_EXPORTER_OTLP_HEADERS.")
  private @Nullable String endpoint;

  private final Terminal terminal;
  private final Map<String, String> environment;

  public ExportCommand(Terminal terminal, RunLog log, Map<String, String> environment) {
    this.common = new CommonOptions(log);
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    if (endpoint != null && format != ExportFormat.OTLP) {
      throw new ParameterException(
          spec.commandLine(), "--endpoint is for --format otlp; " + format + " makes a file.");
    }
    return switch (format) {
      case CSV -> one("calls.csv", CallsCsv::of);
      case JUNIT -> one("junit.xml", JUnitXml::of);
      case WEBRTC_INTERNALS -> dumps();
      case OTLP -> traces();
    };
  }

  private int one(String name, Function<RunReport, String> form) throws IOException {
    Path file = out == null ? report.resolveSibling(name) : out;
    RunReport run = new OutputFile(report, file, spec).read();
    RunDirectory.writeAtOnce(file, form.apply(run));
    terminal.out().println("Written: " + PathText.shortest(file));
    return MADE;
  }

  private int dumps() throws IOException {
    Path folder = out == null ? report.toAbsolutePath().getParent() : out;
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), folder + " is no folder. Make it, or name another with --out.");
    }
    Map<String, String> dumps = WebRtcInternals.of(OutputFile.read(report, spec));
    if (dumps.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          report
              + " holds no events: of several calls, those that passed are kept without. A single `peerproof call` keeps them.");
    }
    for (Map.Entry<String, String> dump : dumps.entrySet()) {
      Path file = folder.resolve(dump.getKey());
      RunDirectory.writeAtOnce(file, dump.getValue());
      terminal.out().println("Written: " + PathText.shortest(file));
    }
    return MADE;
  }

  private int traces() {
    if (out != null) {
      throw new ParameterException(
          spec.commandLine(), "--format otlp makes no file; take --out away, and name --endpoint.");
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
              "Sent: %d %s to %s"
                  .formatted(sent, sent == 1 ? "trace" : "traces", otlpEndpoint.endpoint()));
      return MADE;
    } catch (IllegalArgumentException | UndeliveredException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
