package io.peerproof.cli.output;

import io.peerproof.report.ComparisonReport;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.export.JUnitXml;
import io.peerproof.report.export.MarkdownSummary;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes a comparison in all its formats and prints a summary. */
public final class ComparisonOutput {

  /** Variable with the path of the job summary of GitHub Actions, in Markdown. */
  private static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

  private final Terminal terminal;
  private final Map<String, String> environment;

  public ComparisonOutput(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Writes {@code report.*}, {@code junit.xml} and {@code summary.md}, and prints the summary. */
  public void show(RunReport report, RunDirectory folder, boolean json) throws IOException {
    ReportHtml.write(report, folder);
    String markdown = MarkdownSummary.of(report);
    RunDirectory.writeAtOnce(folder.path().resolve("junit.xml"), JUnitXml.of(report));
    RunDirectory.writeAtOnce(folder.path().resolve("summary.md"), markdown);
    stepSummary(markdown);
    if (json) {
      terminal.json(ReportJson.write(report));
      return;
    }
    ComparisonReport comparison = Objects.requireNonNull(report.comparison());
    new ComparisonSummary(new OutputStyle(terminal))
        .lines(report, comparison)
        .forEach(terminal.out()::println);
    terminal.out().println();
    terminal.out().println("Report: " + PathText.shortest(folder.html()));
  }

  private void stepSummary(String markdown) {
    Optional<String> file =
        Optional.ofNullable(environment.get(STEP_SUMMARY)).filter(name -> !name.isBlank());
    if (file.isPresent()) {
      try {
        Files.writeString(
            Path.of(file.get()), markdown, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        terminal
            .err()
            .println(
                "The summary could not be written to $"
                    + STEP_SUMMARY
                    + " ("
                    + e.getMessage()
                    + "). It is also in summary.md.");
      }
    }
  }
}
