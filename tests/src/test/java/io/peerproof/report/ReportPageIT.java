package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.Stage;
import io.peerproof.Watched;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.probe.PageEvent;
import io.peerproof.proof.Outcome;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/** The page of a report in a browser, opened from the disk. */
class ReportPageIT {

  /** A call that Peerproof 0.1 once reported. */
  private static final Path ONE_CALL =
      Path.of("../harness/src/test/resources/io/peerproof/report/schema-3.json");

  private static final int CALLS = 6;

  @TempDir private static Path folder;
  private static Stage stage;
  private static Watched watched;
  private static URI page;

  @BeforeAll
  static void open() throws IOException {
    RunReport series = series(ReportJson.read(ONE_CALL));
    page = Files.writeString(folder.resolve("report.html"), ReportHtml.render(series)).toUri();
    stage = Stage.of(2);
    watched = stage.browser(1, CameraPolicy.GRANTED);
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  /** Six calls; the third failed, the fifth was disturbed. */
  private static RunReport series(RunReport one) {
    List<CallReport> calls = IntStream.rangeClosed(1, CALLS).mapToObj(id -> call(one, id)).toList();
    List<SeriesReport.LoadSample> load =
        IntStream.rangeClosed(1, CALLS)
            .mapToObj(id -> new SeriesReport.LoadSample(1000.0 * id, 0.5, 0.4, 2000))
            .toList();
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.FAILED,
        "1 of 6 calls failed.",
        one.startedAt(),
        1000.0 * CALLS,
        one.host(),
        List.of("timing"),
        calls,
        null,
        new SeriesReport("warm", 5, List.of("1"), List.of("5"), 0.25, 0, load, null));
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
        one.peers());
  }

  private static RemoteWebDriver driver() {
    return watched.session().driver();
  }

  /** Opened anew, also where only the fragment is another. */
  private static void open(String fragment) {
    watched.open(URI.create("about:blank"));
    watched.open(URI.create(page + fragment));
    await("the report is laid out")
        .until(() -> !driver().findElements(By.cssSelector("#footer a")).isEmpty());
  }

  private static Object run(String script) {
    return Objects.requireNonNull(driver().executeScript(script), script);
  }

  @Test
  void it_opens_from_the_disk_draws_its_charts_and_has_nothing_to_complain_of() {
    open("");

    assertThat(driver().findElement(By.tagName("h1")).getText()).contains("FAILED");
    await("both charts are drawn")
        .untilAsserted(
            () -> assertThat(driver().findElements(By.cssSelector(".chart canvas"))).hasSize(2));
    assertThat(watched.events())
        .filteredOn(PageEvent.Log.class::isInstance)
        .extracting(event -> ((PageEvent.Log) event).text())
        .isEmpty();
  }

  @Test
  void a_link_to_a_call_shows_that_call() {
    open("#call=5");

    assertThat(driver().findElement(By.cssSelector("#report [aria-live]")).getText())
        .containsIgnoringCase("Chosen: call 5");
  }

  @Test
  void the_filter_over_the_events_leaves_what_is_looked_for_and_can_be_linked() {
    open("");
    WebElement find = driver().findElement(By.cssSelector("input[type=search]"));
    long before = shownEvents();

    find.sendKeys("answer");

    assertThat(shownEvents()).isPositive().isLessThan(before);
    String link = String.valueOf(driver().getCurrentUrl());
    assertThat(link).endsWith("#find=answer");
    long filtered = shownEvents();
    open(link.substring(link.indexOf('#')));
    assertThat(shownEvents()).isEqualTo(filtered);
  }

  private static long shownEvents() {
    return ((Number)
            run(
                "return document.querySelectorAll('details[open] .events tbody tr:not([hidden])').length"))
        .longValue();
  }

  @Test
  void axe_finds_nothing_serious_in_light_or_dark() throws IOException {
    for (String scheme : List.of("light", "dark")) {
      watched
          .session()
          .cdp(
              "Emulation.setEmulatedMedia",
              Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
      open("#call=5");
      run(axe() + "; return 'axe is there'");

      assertThat(seriousViolations()).as(scheme).isEmpty();
    }
  }

  private static String axe() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(ReportPageIT.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> seriousViolations() {
    Object found =
        driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                axe.run().then(({ violations, passes }) => done([String(passes.length),
                  ...violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
                    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ').slice(0, 600)}`)]),
                  (error) => done(['0', String(error)]));
                """);
    List<String> told = new ArrayList<>();
    ((List<?>) Objects.requireNonNull(found)).forEach(line -> told.add(String.valueOf(line)));
    assertThat(Integer.parseInt(told.remove(0))).as("rules that were kept").isGreaterThan(10);
    return told;
  }
}
