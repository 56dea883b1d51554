package io.peerproof.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.cli.CliFixture;
import io.peerproof.cli.FakeTerminal;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.SampleSeries;
import io.peerproof.report.export.CallsCsv;
import io.peerproof.report.export.JUnitXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

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
  void a_table_of_the_calls_is_made_beside_the_report() throws Exception {
    Path json = holding(ReportJson.write(REPORT));

    int exit = run("export", json.toString(), "--format", "csv");

    assertThat(exit).isZero();
    assertThat(Files.readString(folder.resolve("calls.csv"))).isEqualTo(CallsCsv.of(REPORT));
    assertThat(console.out()).startsWith("Written: ").contains("calls.csv");
  }

  @Test
  void the_form_of_ci_systems_goes_where_out_says() throws Exception {
    Path json = holding(ReportJson.write(REPORT));
    Path file = folder.resolve("TEST-call.xml");

    int exit = run("export", json.toString(), "--format", "junit", "--out", file.toString());

    assertThat(exit).isZero();
    assertThat(file).hasContent(JUnitXml.of(REPORT));
    assertThat(folder.resolve("junit.xml")).doesNotExist();
  }

  @Test
  void the_report_itself_is_not_replaced() throws Exception {
    Path json = holding(ReportJson.write(REPORT));

    int exit = run("export", json.toString(), "--format", "csv", "--out", json.toString());

    assertThat(exit).isEqualTo(2);
    assertThat(json).hasContent(ReportJson.write(REPORT));
    assertThat(console.err()).contains(json + " is the report itself. Name another file");
  }

  @Test
  void a_truncated_report_says_so_and_leaves_no_file() throws Exception {
    Path json = holding(ReportJson.write(REPORT).substring(0, 2000));

    int exit = run("export", json.toString(), "--format", "csv");

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).contains(json + " ends in the middle of the report");
    assertThat(folder.resolve("calls.csv")).doesNotExist();
  }

  @Test
  void an_unknown_format_names_those_there_are() throws Exception {
    Path json = holding(ReportJson.write(REPORT));

    int exit = run("export", json.toString(), "--format", "xls");

    assertThat(exit).isEqualTo(2);
    assertThat(console.err()).contains("'xls' is not one of csv, junit, webrtc-internals, otlp.");
  }

  @Test
  void what_is_missing_is_named() {
    assertThat(run("export", "report.json")).isEqualTo(2);
    assertThat(console.err()).contains("The option '--format=FORMAT' is missing. Add it.");
    assertThat(run("export", "--format", "csv")).isEqualTo(2);
    assertThat(console.err()).contains("The argument 'REPORT.json' is missing. Add it.");
    assertThat(run("compare")).isEqualTo(2);
    assertThat(console.err()).contains("These arguments are missing: 'OLD.json', 'NEW.json'.");
  }

  @Test
  void what_chrome_would_have_saved_is_a_file_for_each_peer() throws Exception {
    Path json = holding(ReportJson.write(REPORT));

    int exit = run("export", json.toString(), "--format", "webrtc-internals");

    assertThat(exit).isZero();
    assertThat(folder.resolve("call-1-caller.webrtc-internals.json")).isNotEmptyFile();
    assertThat(folder.resolve("call-1-callee.webrtc-internals.json")).isNotEmptyFile();
  }

  @Test
  void a_report_without_events_says_which_has_some() throws Exception {
    Path json = holding(ReportJson.write(SampleSeries.of(2)));

    int exit = run("export", json.toString(), "--format", "webrtc-internals");

    assertThat(exit).isEqualTo(2);
    assertThat(console.err())
        .contains(
            json
                + " contains no events to export. A report of several calls omits the events of calls that passed, and a call without a browser has none. Run a single `peerproof call`, and export its report.");
  }

  @Test
  void a_report_without_a_call_sends_nothing_and_says_so() throws Exception {
    Path json = holding(ReportJson.write(SampleReports.withoutCalls()));

    int exit =
        run("export", json.toString(), "--format", "otlp", "--endpoint", "http://localhost:9");

    assertThat(exit).isZero();
    assertThat(console.out())
        .isEqualToIgnoringNewLines(
            "Nothing was sent: the report contains no call whose time is known.");
  }

  @Test
  void traces_go_nowhere_unless_it_is_said_where() throws Exception {
    Path json = holding(ReportJson.write(REPORT));

    assertThat(run("export", json.toString(), "--format", "otlp")).isEqualTo(2);
    assertThat(console.err()).contains("No collector is named. Name one with --endpoint");
    assertThat(run("export", json.toString(), "--format", "csv", "--endpoint", "http://a"))
        .isEqualTo(2);
    assertThat(console.err()).contains("--endpoint is only for --format otlp; csv writes a file.");
    assertThat(run("export", json.toString(), "--format", "otlp", "--out", "x")).isEqualTo(2);
    assertThat(console.err()).contains("--format otlp writes no file");
  }
}
