package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.proof.Outcome;
import io.peerproof.report.html.ReportHtml;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of a report in a browser, opened from the disk. */
class ReportPageIT {

  /** Report of a call by Peerproof 0.1. */
  private static final Path ONE_CALL =
      Path.of("../harness/core/src/test/resources/io/peerproof/report/schema-3.json");

  private static final int CALLS = 6;

  @TempDir private static Path folder;
  private static BrowserFixture browserFixture;
  private static OpenedPage page;

  @BeforeAll
  static void open() throws IOException {
    RunReport series = series(ReportJson.read(ONE_CALL), CALLS);
    Path html = Files.writeString(folder.resolve("report.html"), ReportHtml.render(series));
    browserFixture = BrowserFixture.of(2);
    page = new OpenedPage(browserFixture.browser(1, CameraPolicy.GRANTED), html);
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  /** Creates a series whose third call failed and whose fifth call was disturbed. */
  private static RunReport series(RunReport one, int calls) {
    List<CallReport> made = IntStream.rangeClosed(1, calls).mapToObj(id -> call(one, id)).toList();
    List<SeriesReport.LoadSample> load =
        IntStream.rangeClosed(1, calls)
            .mapToObj(id -> new SeriesReport.LoadSample(1000.0 * id, 0.5, 0.4, 2000))
            .toList();
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.FAILED,
        "1 of 6 calls failed.",
        one.startedAt(),
        1000.0 * calls,
        one.host(),
        List.of("timing"),
        made,
        null,
        new SeriesReport("warm", calls, List.of("1"), List.of("5"), 0.25, 0, load, null),
        Map.of("caller.page", "/?room={room}", "server.iceServers", "", "timeoutMs", "90000"));
  }

  private static CallReport call(RunReport run, int id) {
    CallReport one = run.calls().get(0);
    boolean failed = id == 3;
    return new CallReport(
        String.valueOf(id),
        failed ? Outcome.FAILED : Outcome.PASSED,
        failed ? "The callee saw nothing." : one.reason(),
        failed ? FailedPhase.RENDER : null,
        run.startedAt().plusSeconds(id),
        one.durationMs(),
        one.expected(),
        List.of(),
        List.of(),
        one.peers());
  }

  @Test
  void it_opens_from_the_disk_draws_its_charts_and_has_nothing_to_complain_of() {
    page.open("");

    assertThat(page.driver().findElement(By.tagName("h1")).getText()).contains("FAILED");
    page.awaitCharts(2); // the distribution, the order
    page.all("details.raw > summary").get(0).click();
    page.awaitCharts(3); // and the failed call's frames
    assertThat(page.complaints()).isEmpty();
  }

  /**
   * Checks that the page of 1,000 calls is complete and small; {@code tests/benchmarks/run}
   * measures its loading time.
   */
  @Test
  void a_thousand_calls_are_drawn_from_a_file_of_ten_megabytes_at_most() throws IOException {
    Path html = thousandCalls(folder);
    OpenedPage large = page.at(html);

    large.open("");
    large.awaitCharts(2);
    large.all("details.raw > summary").get(0).click();
    large.awaitCharts(3);

    assertThat(large.complaints()).isEmpty();
    assertThat(Files.size(html)).isLessThan(10_000_000);
  }

  /** Writes a report of a thousand calls. */
  static Path thousandCalls(Path folder) throws IOException {
    RunReport thousand = series(ReportJson.read(ONE_CALL), 1000);
    List<CallReport> lean =
        thousand.calls().stream().map(CallReport::withoutEventsWhenPassed).toList();
    return Files.writeString(
        folder.resolve("thousand.html"), ReportHtml.render(withCalls(thousand, lean)));
  }

  private static RunReport withCalls(RunReport run, List<CallReport> calls) {
    return new RunReport(
        run.schemaVersion(),
        run.outcome(),
        run.reason(),
        run.startedAt(),
        run.durationMs(),
        run.host(),
        run.command(),
        calls,
        run.comparison(),
        run.series(),
        null);
  }

  @Test
  void a_link_to_a_call_shows_that_call() {
    page.open("#call=5");

    assertThat(page.driver().findElement(By.cssSelector("#report [aria-live]")).getText())
        .containsIgnoringCase("Chosen: call 5");
  }

  @Test
  void the_filter_over_the_events_leaves_what_is_looked_for_and_can_be_linked() {
    page.open("");
    page.all("details.raw > summary").get(0).click();
    WebElement find = page.driver().findElement(By.cssSelector("input[type=search]"));
    long before = shownEvents();

    find.sendKeys("answer");

    assertThat(shownEvents()).isPositive().isLessThan(before);
    String link = String.valueOf(page.driver().getCurrentUrl());
    assertThat(link).endsWith("#find=answer");
    long filtered = shownEvents();
    page.open(link.substring(link.indexOf('#')));
    assertThat(shownEvents()).isEqualTo(filtered);
  }

  private static long shownEvents() {
    return ((Number)
            page.run(
                "return document.querySelectorAll('details[open] .events tbody tr:not([hidden])').length"))
        .longValue();
  }

  @Test
  void the_settings_are_folded_and_their_durations_are_as_people_write_them() {
    page.open("");
    WebElement settings = page.all("section[aria-labelledby=run] details").get(0);
    assertThat(settings.getText()).isEqualTo("3 settings");

    settings.findElement(By.tagName("summary")).click();

    assertThat(settings.getText())
        .contains(
            "caller.page", "/?room={room}", "server.iceServers", "none", "timeout", "1 min 30 s")
        .doesNotContain("90000");
  }

  @Test
  void axe_finds_nothing_serious_in_light_or_dark() throws IOException {
    for (String scheme : List.of("light", "dark")) {
      page.prefer(scheme);
      page.open("#call=5");

      assertThat(page.seriousViolations()).as(scheme).isEmpty();
    }
  }
}
