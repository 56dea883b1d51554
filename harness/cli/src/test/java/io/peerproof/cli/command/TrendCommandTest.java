package io.peerproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.cli.CliFixture;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.report.ReportJson;
import io.peerproof.report.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendCommandTest {

  private final FakeTerminal console = FakeTerminal.pipe();
  @TempDir private Path folder;

  private int run(String... arguments) {
    return CliFixture.run(console, arguments);
  }

  private void holding(String name, String json) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("report.json"), json);
  }

  @Test
  void the_page_is_made_in_the_folder_and_what_was_left_out_is_told() throws Exception {
    holding("one", ReportJson.write(SampleReports.passed()));
    holding("two", "{");

    int exit = run("trend", folder.toString());

    assertThat(exit).isZero();
    assertThat(Files.readString(folder.resolve("trend.html")))
        .contains("<title>? UNDECIDED · Peerproof trend</title>", "one/report.json")
        .doesNotContain("{{");
    assertThat(console.out()).startsWith("UNDECIDED  ").contains("Trend of 1 report: ");
    assertThat(console.err()).startsWith("Skipped: two/report.json: ");
  }

  @Test
  void a_folder_without_reports_says_where_they_come_from() {
    assertThat(run("trend", folder.toString())).isEqualTo(2);

    assertThat(console.err())
        .contains("There is no report.json in " + folder)
        .contains("Create one with `peerproof timing`.");
  }

  @Test
  void a_folder_that_is_none_and_reports_of_which_none_can_be_read_are_told() throws Exception {
    assertThat(run("trend", folder.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(console.err())
        .contains("nowhere is not a folder. Name a folder that contains reports");

    holding("two", "{");
    assertThat(run("trend", folder.toString())).isEqualTo(2);
    assertThat(console.err()).contains("None of the reports in ").contains("could be read.");
    assertThat(folder.resolve("trend.html")).doesNotExist();
  }

  @Test
  void a_page_in_another_folder_leads_to_the_reports_where_they_are() throws Exception {
    holding("runs/one", ReportJson.write(SampleReports.passed()));
    Files.writeString(folder.resolve("runs/one/report.html"), "");
    Path pages = Files.createDirectories(folder.resolve("pages"));

    int exit =
        run(
            "trend",
            folder.resolve("runs").toString(),
            "--out",
            pages.resolve("t.html").toString());

    assertThat(exit).isZero();
    assertThat(Files.readString(pages.resolve("t.html")))
        .contains("\"page\":\"../runs/one/report.html\"");
  }
}
