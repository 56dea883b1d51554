package io.peerproof.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.SampleSeries;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallsCsvTest {

  private static List<CSVRecord> rows(RunReport run) throws IOException {
    CSVFormat withHeader = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(CallsCsv.of(run), withHeader)) {
      return parser.getRecords();
    }
  }

  private static RunReport failedBecause(String reason) {
    RunReport run = SampleReports.failed();
    CallReport call = run.calls().get(0);
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.FAILED,
        reason,
        run.startedAt(),
        1,
        run.host(),
        List.of(),
        List.of(
            new CallReport(
                "1",
                Outcome.FAILED,
                reason,
                FailedPhase.ICE,
                call.startedAt(),
                1,
                null,
                List.of(),
                List.of(),
                call.peers())),
        null,
        null,
        null);
  }

  @Test
  void each_peer_of_a_call_has_a_row_under_a_header() {
    assertThat(CallsCsv.of(SampleReports.passed()).split("\r\n"))
        .containsExactly(
            "call,startedAt,durationMs,outcome,failedPhase,reason,group,warmUp,disturbed,role,requested,browser,version,driverVersion,video,audio,data,mediaMs,signalingMs,iceMs,dtlsMs,trackMs,firstFrameMs,provenMs,totalMs",
            "1,2026-11-22T22:05:12Z,1204.6,PASSED,,Each peer sees and hears the other.,,false,false,caller,auto,chrome,156.0.8078.79,156.0.8078.79,PLAYING,HEARD,NOT_EXPECTED,112.3,72.7,15.5,21.8,73.1,111.7,34.0,341.0",
            "1,2026-11-22T22:05:12Z,1204.6,PASSED,,Each peer sees and hears the other.,,false,false,callee,auto,chrome,156.0.8078.79,156.0.8078.79,PLAYING,HEARD,NOT_EXPECTED,112.3,6.0,38.5,21.8,6.4,142.9,34.0,313.0");
  }

  @Test
  void what_did_not_happen_is_an_empty_cell() throws Exception {
    CSVRecord failed = rows(SampleReports.failed()).get(0);
    CSVRecord withoutBrowser = rows(SampleReports.inconclusive()).get(0);

    assertThat(failed.get("failedPhase")).isEqualTo("ICE");
    assertThat(failed.get("iceMs")).isEmpty();
    assertThat(failed.get("mediaMs")).isEqualTo("112.3");
    assertThat(withoutBrowser.get("startedAt")).isEmpty();
    assertThat(withoutBrowser.get("version")).isEmpty();
    assertThat(withoutBrowser.get("video")).isEmpty();
  }

  @Test
  void warm_ups_and_disturbed_calls_of_a_series_are_marked() throws Exception {
    List<CSVRecord> rows = rows(SampleSeries.of(60));

    assertThat(rows).hasSize(126);
    assertThat(rows.stream().filter(row -> row.get("warmUp").equals("true")))
        .extracting(row -> row.get("call"))
        .containsExactly("1", "1", "2", "2", "3", "3");
    assertThat(rows.stream().filter(row -> row.get("disturbed").equals("true")))
        .extracting(row -> row.get("call"))
        .containsExactly("50", "50");
  }

  @Test
  void calls_of_a_comparison_name_their_group() throws Exception {
    assertThat(rows(SampleReports.compared()).get(0).get("group")).isEqualTo("chrome");
  }

  @Test
  void quotes_and_commas_of_a_reason_stay_in_their_cell_and_line_ends_are_spaces()
      throws Exception {
    String reason = "the page said \"no, \r\n thanks\"";

    assertThat(rows(failedBecause(reason)).get(1).get("reason"))
        .isEqualTo("the page said \"no,  thanks\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://127.0.0.1\")",
        "+1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        " =1",
        "\u00A0=1",
        "\uFF1D1",
        "\uFF201",
      })
  void a_reason_that_a_spreadsheet_would_compute_is_made_text(String reason) throws Exception {
    assertThat(rows(failedBecause(reason)).get(0).get("reason")).isEqualTo("'" + reason);
  }

  @Test
  void a_run_without_calls_has_a_header_alone() {
    assertThat(CallsCsv.of(SampleReports.withoutCalls())).startsWith("call,").hasLineCount(1);
  }
}
