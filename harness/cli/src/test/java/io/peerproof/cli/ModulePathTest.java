package io.peerproof.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.html.ReportHtml;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the module descriptors open what Jackson and picocli reflect on. */
class ModulePathTest {

  /** Class path without tests, which share packages with modules. */
  private static final String LIBRARIES =
      Pattern.compile(File.pathSeparator)
          .splitAsStream(System.getProperty("java.class.path"))
          .filter(entry -> !entry.contains("test-classes") && !entry.endsWith("-tests.jar"))
          .collect(joining(File.pathSeparator));

  @TempDir private Path folder;

  @Test
  void the_command_reads_and_shows_a_report_as_a_module() throws Exception {
    RunReport report = SampleReports.failed();
    Path json = Files.writeString(folder.resolve("report.json"), ReportJson.write(report));

    Process command =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--module-path",
                    LIBRARIES,
                    "--class-path", // files of the pages, if they are in a folder and in no jar
                    LIBRARIES,
                    "--module",
                    "io.peerproof.cli/io.peerproof.cli.Main",
                    "report",
                    json.toString()))
            .redirectErrorStream(true)
            .start();
    String output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(command.waitFor()).as(output).isZero();
    assertThat(folder.resolve("report.html")).hasContent(ReportHtml.render(report));
  }
}
