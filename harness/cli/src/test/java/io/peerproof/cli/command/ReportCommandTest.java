package io.peerproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.cli.CliFixture;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

  private static final RunReport REPORT = SampleReports.failed();

  private final FakeTerminal console = FakeTerminal.pipe();
  @TempDir private Path folder;

  private int run(String... arguments) {
    return CliFixture.run(console, arguments);
  }

  private Path holding(String json) throws IOException {
    return Files.writeString(folder.resolve("report.json"), json);
  }

  @Test
  void the_page_of_a_failed_call_is_made_beside_its_json_and_that_is_a_success() throws Exception {
    Path json = holding(ReportJson.write(REPORT));

    int exit = run("report", json.toString());

    assertThat(exit).isZero();
    assertThat(folder.resolve("report.html")).hasContent(ReportHtml.render(REPORT));
    assertThat(console.out()).startsWith("Report: ").contains("report.html");
  }

  @Test
  void the_page_goes_where_out_says_and_replaces_what_is_there() throws Exception {
    Path json = holding(ReportJson.write(REPORT));
    Path page = Files.writeString(folder.resolve("page.html"), "older");

    int exit = run("report", json.toString(), "--out", page.toString());

    assertThat(exit).isZero();
    assertThat(page).hasContent(ReportHtml.render(REPORT));
    assertThat(folder.resolve("report.html")).doesNotExist();
  }

  @Test
  void a_page_that_cannot_be_written_is_a_usage_error() throws Exception {
    Path json = holding(ReportJson.write(REPORT));
    Files.createDirectory(folder.resolve("page.html.part")); // where its first half would go

    int exit = run("report", json.toString(), "--out", folder.resolve("page.html").toString());

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).contains("page.html cannot be written: ").contains("--out");
  }

  @Test
  void the_report_itself_is_not_replaced_by_its_page() throws Exception {
    Path json = holding(ReportJson.write(REPORT));

    int exit = run("report", json.toString(), "--out", json.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(json).hasContent(ReportJson.write(REPORT));
    assertThat(console.err()).contains(json + " is the report itself. Name another file");
  }

  @Test
  void a_truncated_report_says_so_and_leaves_no_page() throws Exception {
    Path json = holding(ReportJson.write(REPORT).substring(0, 2000));

    int exit = run("report", json.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).contains(json + " ends in the middle of the report");
    assertThat(folder.resolve("report.html")).doesNotExist();
  }

  @Test
  void a_foreign_file_says_so() throws Exception {
    Path json = holding("{\"name\": \"something\"}");

    int exit = run("report", json.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).contains("is not a report of Peerproof: it has no schemaVersion");
  }

  @Test
  void a_newer_report_asks_for_an_update() throws Exception {
    Path json = holding("{\"schemaVersion\": 99}");

    int exit = run("report", json.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(console.err())
        .contains("was written by a newer version of Peerproof", "Update Peerproof.");
  }
}
