package io.peerproof.report.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings;
import io.peerproof.call.SettingsText;
import io.peerproof.event.PeerRole;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.server.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendGroupTest {

  @TempDir private Path folder;

  private static RunReport of(List<String> command) {
    RunReport sample = SampleReports.passed();
    return new RunReport(
        sample.schemaVersion(),
        sample.outcome(),
        sample.reason(),
        sample.startedAt(),
        sample.durationMs(),
        sample.host(),
        command,
        sample.calls(),
        sample.comparison(),
        sample.series(),
        null);
  }

  private static String line(String... command) {
    return TrendGroup.of(of(List.of(command))).get(0).line();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call --page /mine.html",
        "call --page=/mine.html",
        "call --page=https://mine.example/",
        "call https://mine.example/",
        "call /mine.html?room={room}",
        "call --caller-url /one.html --callee-url /two.html",
        "call --callee-url=/two.html",
        "call --serve dist",
        "call --serve=dist /index.html",
        "call --steps steps.yaml"
      })
  void calls_of_another_page_than_the_demo_are_a_line_of_their_own(String command) {
    assertThat(line(command.split(" "))).isNotEqualTo(line("call"));
  }

  @Test
  void the_same_page_written_otherwise_is_the_same_line() {
    assertThat(line("timing", "--page=/mine.html", "--calls", "5", "--out=here"))
        .isEqualTo(line("timing", "--out", "/tmp/there", "--page", "/mine.html", "--calls", "9"));
    assertThat(line("call", "--browser", "/opt/chrome", "--out", "/tmp/a")).isEqualTo(line("call"));
  }

  @Test
  void a_report_with_settings_is_of_the_same_line_as_an_older_one_of_the_same_page() {
    assertThat(line(SettingsText.of(CallSettings.defaults()))).isEqualTo(line("call"));
    assertThat(
            line(
                SettingsText.of(
                    CallSettings.defaults().withEach(peer -> peer.withPage("/mine.html")))))
        .isEqualTo(line("call", "--page", "/mine.html"));
    assertThat(
            line(
                SettingsText.of(
                    CallSettings.defaults()
                        .withServer(ServerOptions.defaults().withPages(Path.of("dist"), "/"))
                        .with(PeerRole.CALLEE, peer -> peer.withPage("/two.html")))))
        .isEqualTo(line("call", "--serve", "dist", "--callee-url", "/two.html"));
  }

  private static String line(Map<String, String> settings) {
    // What was typed differs: the page stands in peerproof.yaml.
    return TrendGroup.of(of(List.of("call")).withSettings(settings)).get(0).line();
  }

  @Test
  void what_two_reports_came_to_is_no_run() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("compared")).resolve("report.json"),
        ReportJson.write(ofTwoReports(SampleReports.compared())));
    Files.writeString(
        Files.createDirectories(folder.resolve("call")).resolve("report.json"),
        ReportJson.write(SampleReports.passed()));

    Trend trend = TrendFolder.read(folder);

    assertThat(trend.points()).extracting(TrendPoint::report).containsExactly("call/report.json");
    assertThat(trend.unread())
        .containsExactly(
            new Trend.Unread(
                "compared/report.json", "it compares two other reports and contains no calls"));
  }

  /** As {@code compare} leaves it: the calls stay in the two reports. */
  private static RunReport ofTwoReports(RunReport run) {
    ComparisonReport of = Objects.requireNonNull(run.comparison());
    return new RunReport(
        run.schemaVersion(),
        run.outcome(),
        run.reason(),
        run.startedAt(),
        run.durationMs(),
        run.host(),
        List.of("compare", "old.json", "new.json"),
        List.of(),
        new ComparisonReport(
            of.browsers(),
            null,
            of.groups(),
            of.level(),
            of.tolerance(),
            of.tolerances(),
            of.decision(),
            of.warnings()),
        null,
        null);
  }

  @Test
  void a_report_with_impossible_times_is_left_out_and_the_others_stay() throws Exception {
    Path bad = Files.createDirectories(folder.resolve("bad")).resolve("report.json");
    Files.writeString(
        bad,
        ReportJson.write(SampleReports.passed())
            .replaceFirst("\"iceMs\" ?: ?[0-9.]+", "\"iceMs\": -5.0"));
    Files.writeString(
        Files.createDirectories(folder.resolve("good")).resolve("report.json"),
        ReportJson.write(SampleReports.passed()));

    Trend trend = TrendFolder.read(folder);

    assertThat(trend.points()).extracting(TrendPoint::report).containsExactly("good/report.json");
    assertThat(trend.unread())
        .singleElement()
        .satisfies(
            left -> {
              assertThat(left.report()).isEqualTo("bad/report.json");
              assertThat(left.reason()).contains("must be finite milliseconds, 0 or more");
            });
  }
}
