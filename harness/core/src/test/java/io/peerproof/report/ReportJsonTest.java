package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.proof.Outcome;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportJsonTest {

  @TempDir Path folder;

  static Stream<RunReport> samples() {
    return Stream.of(
        SampleReports.passed(),
        SampleReports.failed(),
        SampleGroup.failed(),
        SampleReports.inconclusive(),
        SampleReports.withoutCalls(),
        SampleReports.compared());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void what_was_written_is_read_back_the_same(RunReport report) throws Exception {
    Path file = Files.writeString(folder.resolve("report.json"), ReportJson.write(report));

    RunReport read = ReportJson.read(file);

    assertThat(read).isEqualTo(report);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void writing_twice_gives_the_same_text(RunReport report) {
    String once = ReportJson.write(report);

    String again = ReportJson.write(ReportJson.parse(once, "report.json"));

    assertThat(again).isEqualTo(once);
  }

  @Test
  void properties_stand_in_the_order_of_the_schema_and_times_as_people_write_them() {
    String json = ReportJson.write(SampleReports.withoutCalls());

    assertThat(json)
        .isEqualTo(
            """
            {
              "schemaVersion" : 5,
              "outcome" : "INCONCLUSIVE",
              "reason" : "Port 80 is taken.",
              "startedAt" : "2026-11-22T22:05:11.204Z",
              "durationMs" : 12.0,
              "host" : {
                "os" : "Linux 6.1.0 amd64",
                "java" : "17.0.15 (Debian)",
                "cpus" : 2,
                "memoryMiB" : 7937,
                "loadAverage" : 0.42,
                "peerproof" : "0.1.0-SNAPSHOT"
              },
              "command" : [
                "call"
              ],
              "calls" : [ ],
              "comparison" : null,
              "series" : null,
              "settings" : null
            }
            """);
  }

  @Test
  void an_event_says_its_type_first_and_its_time_without_an_exponent() {
    String json = ReportJson.compact(SampleReports.passed());

    assertThat(json).contains("{\"type\":\"document\",\"atMs\":1795385112000.5,\"url\":");
  }

  @Test
  void entries_of_a_stats_sample_are_sorted_by_their_id() {
    String json = ReportJson.compact(SampleReports.passed());

    assertThat(json.indexOf("\"CP1\"")).isPositive().isLessThan(json.indexOf("\"IT01V1\""));
  }

  @Test
  void a_truncated_report_says_where_it_ends() {
    String half = ReportJson.write(SampleReports.withoutCalls()).substring(0, 60);

    assertThatThrownBy(() -> ReportJson.parse(half, "out/report.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage(
            "out/report.json ends in the middle of the report (line 4, column 6). Its writer was interrupted: run that command again.");
  }

  @Test
  void an_empty_file_is_not_a_report() {
    assertThatThrownBy(() -> ReportJson.parse("", "out/report.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage(
            "out/report.json is not a report of Peerproof: it has no schemaVersion. Name a report.json.");
  }

  @Test
  void foreign_json_is_not_a_report() {
    assertThatThrownBy(() -> ReportJson.parse("{\"name\": \"pages\"}", "package.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage(
            "package.json is not a report of Peerproof: it has no schemaVersion. Name a report.json.");
  }

  @Test
  void a_report_of_several_peers_by_an_older_version_says_what_to_do() {
    assertThatThrownBy(() -> ReportJson.parse("{\"meetingVersion\": 1}", "out/report.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage(
            "out/report.json is the report of a call of several peers by an older version of Peerproof, which this version does not read. Make the call again: peerproof call --peers N URL.");
  }

  @Test
  void what_is_not_json_says_where() {
    assertThatThrownBy(() -> ReportJson.parse("<html>", "report.html"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage("report.html is not JSON (line 1, column 1). Name a report.json of Peerproof.");
  }

  @Test
  void a_newer_report_asks_for_an_update() {
    assertThatThrownBy(() -> ReportJson.parse("{\"schemaVersion\": 6}", "report.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage(
            "report.json was written by a newer version of Peerproof: its schemaVersion is 6, and this version reads up to 5. Update Peerproof.");
  }

  /** Reports as older versions wrote them, with fewer events. */
  private static String older(int schema) throws IOException {
    try (InputStream in = ReportJsonTest.class.getResourceAsStream("schema-" + schema + ".json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void a_report_of_each_older_version_opens_and_says_of_what_it_did_not_know_that_it_is_unknown(
      int schema) throws Exception {
    String json = older(schema);

    RunReport read = ReportJson.parse(json, "report.json");

    assertThat(json).contains("\"schemaVersion\": " + schema + ",");
    assertThat(read.schemaVersion()).isEqualTo(RunReport.SCHEMA_VERSION);
    assertThat(read.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(read.comparison()).isNull();
    assertThat(read.series()).isNull();
    assertThat(read.settings()).isNull();
    CallReport call = read.calls().get(0);
    assertThat(call.startedAt()).isNull();
    assertThat(call.peers())
        .allSatisfy(
            peer -> {
              assertThat(peer.axis()).isNull();
              assertThat(peer.phases().totalMs()).isPositive();
              assertThat(Objects.requireNonNull(peer.browser()).source() == null)
                  .isEqualTo(schema < 3);
              assertThat(peer.browser().sandboxNote()).isNull();
              assertThat(peer.measures() == null).isEqualTo(schema < 2);
            });
    assertThat(ReportJson.parse(ReportJson.write(read), "report.json")).isEqualTo(read);
    assertThat(ReportHtml.render(read)).contains("PASSED");
  }

  @Test
  void an_unknown_verdict_says_where_it_stands() {
    String json =
        ReportJson.write(SampleReports.passed())
            .replaceFirst("\"verdict\" : \"HEARD\"", "\"verdict\" : \"LOUD\"");

    assertThatThrownBy(() -> ReportJson.parse(json, "report.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessageStartingWith(
            "report.json is not a complete report: calls[0].peers[0].audio.verdict: Cannot deserialize");
  }

  @Test
  void a_missing_property_is_named() {
    String json =
        ReportJson.compact(SampleReports.withoutCalls()).replace("\"command\":[\"call\"],", "");

    assertThatThrownBy(() -> ReportJson.parse(json, "report.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage(
            "report.json is not a complete report: command: Missing creator property 'command' (index 6)");
  }

  @Test
  void a_report_that_claims_more_than_its_calls_is_refused() {
    String json =
        ReportJson.compact(SampleReports.withoutCalls()).replace("INCONCLUSIVE", "PASSED");

    assertThatThrownBy(() -> ReportJson.parse(json, "report.json"))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessageContaining("a run that made no call has not passed");
  }

  @Test
  void properties_of_a_later_version_are_skipped() {
    RunReport report = SampleReports.withoutCalls();
    String json =
        ReportJson.compact(report).replace("\"calls\":", "\"later\":{\"x\":1},\"calls\":");

    assertThat(ReportJson.parse(json, "report.json")).isEqualTo(report);
  }

  @Test
  void a_missing_file_is_named() {
    Path missing = folder.resolve("nowhere.json");

    assertThatThrownBy(() -> ReportJson.read(missing))
        .isInstanceOf(UnreadableReportException.class)
        .hasMessage(missing + " cannot be read: there is no such file. Name a report.json.");
  }
}
