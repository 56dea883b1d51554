package io.peerproof.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.pages.ModuleBundle;
import io.peerproof.pages.ModuleFiles;
import io.peerproof.report.ReportJson;
import io.peerproof.report.RunDirectory;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.report.SampleSeries;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportHtmlTest {

  @ParameterizedTest
  @MethodSource("io.peerproof.report.ReportJsonTest#samples")
  void the_data_in_the_page_is_the_report(RunReport report) {
    String html = ReportHtml.render(report);

    String data = between(html, "<script type=\"application/json\" id=\"data\">", "</script>");
    assertThat(ReportJson.parse(data, "report.html")).isEqualTo(report);
  }

  @Test
  void the_outcome_and_its_reason_need_no_script() {
    String html = ReportHtml.render(SampleReports.failed());

    assertThat(html)
        .contains("<title>✘ FAILED · Peerproof</title>")
        .contains("<h1><span class=\"icon\" aria-hidden=\"true\">✘</span> FAILED</h1>")
        .contains(
            "<p class=\"reason\">ICE never connected: 2 of 2 candidate pairs failed on the caller within 20 s.</p>")
        .contains("<noscript>");
  }

  @Test
  void what_a_page_said_cannot_end_the_script_or_open_a_comment() {
    String html = ReportHtml.render(SampleReports.failed());

    String data = between(html, "<script type=\"application/json\" id=\"data\">", "</script>");
    assertThat(data).contains("\\u003c/script>\\u003c!--").doesNotContain("<");
    assertThat(html.split("</script>", -1)).hasSize(5);
  }

  @Test
  void a_reason_with_markup_stays_text() {
    RunReport sample = SampleReports.withoutCalls();
    RunReport report =
        new RunReport(
            1,
            sample.outcome(),
            "<b> & {{json}}",
            sample.startedAt(),
            1,
            sample.host(),
            sample.command(),
            sample.calls(),
            null,
            null,
            null);

    String html = ReportHtml.render(report);

    assertThat(html).contains("<p class=\"reason\">&lt;b&gt; &amp; {{json}}</p>");
  }

  @Test
  void only_its_own_style_and_script_may_run_and_nothing_is_fetched() throws Exception {
    String html = ReportHtml.render(SampleReports.passed());

    assertThat(html)
        .contains("default-src 'none'")
        .contains("style-src '" + sha256(between(html, "<style>", "</style>")) + "'")
        .contains(
            "script-src '" + sha256(between(html, "<script type=\"module\">", "</script>")) + "'");
    String withoutData =
        html.replace(between(html, "<script type=\"application/json\" id=\"data\">", "</s"), "");
    String own = withoutData.replace(between(html, "id=\"charts\">", "</script>"), "");
    assertThat(own).doesNotContain("http://", "https://", "@import", "url(", "fetch(");
  }

  @Test
  void the_charting_library_is_in_the_page_of_a_series_and_may_run_there() throws Exception {
    String html = ReportHtml.render(SampleSeries.of(2));

    String library = expanded(between(html, "id=\"charts\">", "</script>"));
    assertThat(library).contains("Licensed to the Apache Software Foundation");
    assertThat(html).contains(" '" + sha256(library) + "'; img-src");
  }

  @Test
  void a_report_with_nothing_to_draw_does_not_carry_the_charting_library() {
    assertThat(ReportHtml.render(SampleReports.withoutCalls()))
        .doesNotContain("id=\"charts\"", "{{");
  }

  @Test
  void a_failed_call_is_small_enough_to_be_sent() {
    String html = ReportHtml.render(SampleReports.failed());

    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(450_000);
  }

  @Test
  void the_screenshots_of_a_failed_call_are_in_the_page(@TempDir Path folder) throws Exception {
    RunReport report = SampleReports.failed();
    Path screenshot = folder.resolve("caller/screenshot.png");
    Files.createDirectories(screenshot.getParent());
    ImageIO.write(
        new BufferedImage(1600, 900, BufferedImage.TYPE_INT_ARGB), "png", screenshot.toFile());

    ReportHtml.write(report, RunDirectory.at(folder));

    String html = Files.readString(folder.resolve("report.html"));
    String screenshots = between(html, "id=\"screenshots\">", "</script>");
    assertThat(screenshots).startsWith("{\"caller/screenshot.png\":\"data:image/jpeg;base64,");
    byte[] jpeg = Base64.getDecoder().decode(between(screenshots, "base64,", "\""));
    assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(800);
  }

  @Test
  void a_call_with_events_or_statistics_is_drawn() {
    assertThat(ReportHtml.render(SampleReports.passed()))
        .contains("id=\"charts\"")
        .doesNotContain("{{");
  }

  @Test
  void a_thousand_calls_stay_under_ten_megabytes() {
    String html = ReportHtml.render(SampleSeries.of(1000));

    assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(10_000_000);
  }

  @Test
  void every_module_of_the_page_is_in_it_as_plain_script() throws Exception {
    String script =
        between(ReportHtml.render(SampleReports.passed()), "<script type=\"module\">", "</script>");

    assertThat(script).doesNotContainPattern("(?m)^(import|export) ");
    Matcher names = Pattern.compile("(?m)^(?:const|function|class) (\\w+)").matcher(script);
    assertThat(names.results().map(found -> found.group(1)).toList()).doesNotHaveDuplicates();
  }

  @Test
  void every_module_that_there_is_is_part_of_it() throws Exception {
    List<String> modules = ModuleBundle.of(ReportHtml.MODULE).modules();

    assertThat(modules)
        .containsExactlyInAnyOrderElementsOf(ModuleFiles.in("/io/peerproof/pages/report"));
  }

  /** For people to look at: CONTRIBUTING.md says where. */
  @Test
  void samples_are_left_to_look_at() throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "sample-reports"));

    Files.writeString(folder.resolve("passed.html"), ReportHtml.render(SampleReports.passed()));
    Files.writeString(folder.resolve("failed.html"), ReportHtml.render(SampleReports.failed()));
    Files.writeString(
        folder.resolve("inconclusive.html"), ReportHtml.render(SampleReports.inconclusive()));

    Files.writeString(folder.resolve("series.html"), ReportHtml.render(SampleSeries.of(200)));
    Files.writeString(folder.resolve("thousand.html"), ReportHtml.render(SampleSeries.of(1000)));

    assertThat(folder).isDirectoryContaining("glob:**/failed.html");
  }

  private static String between(String text, String before, String after) {
    int start = text.indexOf(before) + before.length();
    return text.substring(start, text.indexOf(after, start));
  }

  private static String expanded(String base64) throws Exception {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }
}
