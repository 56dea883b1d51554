package io.peerproof.report.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.SampleSeries;
import io.peerproof.report.html.TrendHtml;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.PhaseDurations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendFolderTest {

  private static final int CALLS = 20;

  @TempDir private Path folder;

  private Path write(String name, RunReport report) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    return Files.writeString(place.resolve("report.json"), ReportJson.write(report));
  }

  /** A series of that day, whose calls took so much longer than usual. */
  private static RunReport series(int day, double longerMs, Outcome outcome) {
    RunReport usual = SampleSeries.of(CALLS);
    return new RunReport(
        usual.schemaVersion(),
        outcome,
        usual.reason(),
        usual.startedAt().plusSeconds(86_400L * day),
        usual.durationMs(),
        usual.host(),
        usual.command(),
        usual.calls().stream().map(call -> longer(call, longerMs, outcome)).toList(),
        null,
        usual.series(),
        null);
  }

  private static CallReport longer(CallReport call, double ms, Outcome outcome) {
    return new CallReport(
        call.id(),
        outcome,
        call.reason(),
        outcome == Outcome.PASSED ? null : FailedPhase.ICE,
        call.startedAt(),
        call.durationMs(),
        call.expected(),
        call.clues(),
        List.of(),
        call.peers().stream().map(peer -> longer(peer, ms)).toList());
  }

  private static PeerReport longer(PeerReport peer, double ms) {
    PhaseDurations of = peer.phases();
    PhaseDurations phases =
        new PhaseDurations(
            of.mediaMs(),
            of.signalingMs(),
            of.iceMs(),
            of.dtlsMs(),
            of.trackMs(),
            of.firstFrameMs(),
            of.provenMs(),
            of.totalMs() == null ? null : of.totalMs() + ms);
    return new PeerReport(
        peer.role(),
        peer.browser(),
        peer.video(),
        peer.audio(),
        peer.data(),
        peer.measures(),
        phases,
        peer.axis(),
        peer.events(),
        peer.stats(),
        peer.artifacts(),
        null);
  }

  @Test
  void ten_runs_of_which_the_newest_is_slower_are_worse() throws Exception {
    for (int day = 0; day < 9; day++) {
      write("run" + day, series(day, 0, Outcome.PASSED));
    }
    write("a-newest", series(9, 300, Outcome.PASSED));

    Trend trend = TrendFolder.read(folder);

    assertThat(trend.change()).isEqualTo(Trend.Change.WORSE);
    assertThat(trend.sentence())
        .contains("the newest run is slower than the earlier runs, ", " total by +300.0 ms");
    assertThat(trend.points()).hasSize(10);
    assertThat(trend.points())
        .extracting(TrendPoint::line)
        .containsOnly(trend.points().get(0).line());
    assertThat(trend.points().get(9).report()).isEqualTo("a-newest/report.json");
    assertThat(trend.points().get(9).calls()).isEqualTo(CALLS);
    assertThat(trend.points().get(9).figures().get("caller total").medianMs())
        .isEqualTo(trend.points().get(0).figures().get("caller total").medianMs() + 300);
  }

  @Test
  void runs_alike_are_not_worse_and_one_that_fails_is() throws Exception {
    for (int day = 0; day < 3; day++) {
      write("run" + day, series(day, 0, Outcome.PASSED));
    }
    assertThat(TrendFolder.read(folder).change()).isEqualTo(Trend.Change.NOT_WORSE);

    write("run3", series(3, 0, Outcome.FAILED));

    Trend trend = TrendFolder.read(folder);
    assertThat(trend.change()).isEqualTo(Trend.Change.WORSE);
    assertThat(trend.sentence())
        .contains("20 of 20 calls of the newest run failed, compared with 0 of 60 before.");
    assertThat(trend.points().get(3).failed()).isEqualTo(CALLS);
  }

  @Test
  void calls_of_another_kind_are_not_joined() throws Exception {
    write("series", series(0, 0, Outcome.PASSED));
    write("call", SampleReports.passed());
    write("matrix", SampleReports.compared());

    Trend trend = TrendFolder.read(folder);

    assertThat(trend.points()).extracting(TrendPoint::line).doesNotHaveDuplicates();
    assertThat(trend.points())
        .extracting(TrendPoint::line)
        .anyMatch(line -> line.startsWith("matrix · chrome"));
    assertThat(trend.change()).isEqualTo(Trend.Change.UNDECIDED);
    assertThat(trend.sentence()).startsWith("Too few calls for a trend.");
  }

  @Test
  void what_cannot_be_read_is_told_and_keeps_nothing_back() throws Exception {
    write("good", series(0, 0, Outcome.PASSED));
    Path truncated = write("truncated", series(1, 0, Outcome.PASSED));
    Files.writeString(truncated, Files.readString(truncated).substring(0, 400));
    Path newer = write("newer", series(2, 0, Outcome.PASSED));
    Files.writeString(
        newer,
        Files.readString(newer)
            .replaceFirst("\"schemaVersion\" *: *\\d+", "\"schemaVersion\": 99"));
    Files.writeString(
        Files.createDirectories(folder.resolve("foreign")).resolve("report.json"), "[1]");

    Trend trend = TrendFolder.read(folder);

    assertThat(trend.points()).hasSize(1);
    assertThat(trend.unread())
        .extracting(Trend.Unread::report)
        .containsExactly("foreign/report.json", "newer/report.json", "truncated/report.json");
    assertThat(trend.unread().get(1).reason()).contains("99");
  }

  @Test
  void reports_of_older_versions_are_read_and_links_are_not_followed() throws Exception {
    for (int schema = 1; schema <= 3; schema++) {
      Path place = Files.createDirectories(folder.resolve("schema" + schema));
      try (InputStream in = RunReport.class.getResourceAsStream("schema-" + schema + ".json")) {
        Files.copy(in, place.resolve("report.json"));
      }
    }
    Files.createSymbolicLink(folder.resolve("latest"), Path.of("schema3"));

    assertThat(TrendFolder.read(folder).unread()).isEmpty();
    assertThat(TrendFolder.read(folder).points())
        .extracting(TrendPoint::report)
        .containsExactlyInAnyOrderElementsOf(
            List.of("schema1/report.json", "schema2/report.json", "schema3/report.json"));
  }

  @Test
  void two_hundred_runs_make_a_small_page() throws Exception {
    RunReport run = series(0, 0, Outcome.PASSED);
    for (int i = 0; i < 200; i++) {
      write("run" + i, run);
    }

    assertThat(TrendHtml.render(TrendFolder.read(folder)).length()).isLessThan(1_500_000);
  }
}
