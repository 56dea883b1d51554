package io.peerproof.cli.option;

import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.UnreadableReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file that a command writes from a report.
 *
 * @param report the {@code report.json} to read
 * @param out the file to write
 * @param spec the command, for its usage errors
 */
public record OutputFile(Path report, Path out, CommandSpec spec) {

  /**
   * Reads the report after checking that the file can be written.
   *
   * @throws ParameterException if it cannot be written, or the report cannot be read
   */
  public RunReport read() {
    check(out, spec);
    if (out.toAbsolutePath().normalize().equals(report.toAbsolutePath().normalize())) {
      throw new ParameterException(
          spec.commandLine(), out + " is the report itself. Name another file with --out.");
    }
    return read(report, spec);
  }

  /**
   * Checks that a file can be written at {@code out}.
   *
   * @throws ParameterException if it cannot
   */
  public static void check(Path out, CommandSpec spec) {
    if (Files.isDirectory(out)) {
      throw new ParameterException(
          spec.commandLine(), out + " is a folder. Name a file with --out.");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(),
          folder + " is not a folder. Create it, or name another file with --out.");
    }
  }

  /**
   * Writes a file atomically.
   *
   * @throws ParameterException if it cannot be written
   */
  public static void write(Path out, String text, CommandSpec spec) {
    try {
      RunDirectory.writeAtOnce(out, text);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          String.format(
              Locale.ROOT,
              "%s cannot be written: %s. Name another file with --out.",
              out,
              RunDirectory.reason(e)),
          e);
    }
  }

  /**
   * Reads a report.
   *
   * @throws ParameterException if it cannot be read
   */
  public static RunReport read(Path report, CommandSpec spec) {
    try {
      return ReportJson.read(report);
    } catch (UnreadableReportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
