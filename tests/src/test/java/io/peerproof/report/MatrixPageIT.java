package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.proof.Outcome;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.Sample;
import io.peerproof.regression.Tolerance;
import io.peerproof.report.html.ReportHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The heat map on the page of a matrix. */
class MatrixPageIT {

  private static final Path ONE_CALL =
      Path.of("../harness/core/src/test/resources/io/peerproof/report/schema-3.json");

  @TempDir private static Path folder;
  private static BrowserFixture browserFixture;
  private static OpenedPage page;

  @BeforeAll
  static void open() throws IOException {
    RunReport matrix = matrix(ReportJson.read(ONE_CALL));
    Path html = Files.writeString(folder.resolve("matrix.html"), ReportHtml.render(matrix));
    browserFixture = BrowserFixture.of(2);
    page = new OpenedPage(browserFixture.browser(1, CameraPolicy.GRANTED), html);
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  /**
   * Creates a matrix in which one browser is as fast as the baseline, and the other one needs 50 %
   * more time for ICE.
   */
  private static RunReport matrix(RunReport one) {
    Decision decision =
        Decision.between(
            sample("chrome", 100),
            List.of(sample("chrome@150", 100), sample("chrome@131", 150)),
            Criteria.DEFAULT);
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.FAILED,
        "chrome@131 is slower than chrome.",
        one.startedAt(),
        1000,
        one.host(),
        List.of("matrix"),
        one.calls(),
        new ComparisonReport(
            Stream.of("chrome", "chrome@150", "chrome@131")
                .map(name -> new ComparisonReport.ContenderReport(name, name, "156.0.0.0", null))
                .toList(),
            null,
            Stream.of("chrome", "chrome@150", "chrome@131")
                .map(name -> group(name, name.equals("chrome")))
                .toList(),
            0.05,
            Tolerance.DEFAULT,
            Map.of(),
            decision,
            List.of()),
        null,
        null);
  }

  private static ComparisonReport.GroupReport group(String name, boolean baseline) {
    return new ComparisonReport.GroupReport(
        name, name, name, baseline, List.of("1"), List.of(), List.of(), null);
  }

  private static Sample sample(String name, double iceMs) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    times.put("caller ice", IntStream.range(0, 20).mapToObj(i -> iceMs + i).toList());
    times.put("caller total", IntStream.range(0, 20).mapToObj(i -> 300.0 + i).toList());
    times.put("callee ice", IntStream.range(0, 20).mapToObj(i -> 90.0 + i).toList());
    times.put("callee total", IntStream.range(0, 20).mapToObj(i -> 300.0 + i).toList());
    return new Sample(name, 20, 0, times);
  }

  @Test
  void the_heat_map_tells_what_is_certain_in_shape_and_word() throws IOException {
    page.open("");

    assertThat(page.all(".heat button")).hasSize(8);
    assertThat(page.all(".heat .certain"))
        .singleElement()
        .satisfies(cell -> assertThat(cell.getText()).contains("▲ +50.0", "slower"));
    assertThat(page.complaints()).isEmpty();
    assertThat(page.seriousViolations()).isEmpty();
  }

  @Test
  void a_cell_leads_to_its_figures_even_where_they_lie_folded() {
    page.open("");
    WebElement same =
        page.all(".heat button").stream()
            .filter(cell -> cell.getAttribute("title").startsWith("chrome@150, callee total"))
            .findFirst()
            .orElseThrow();

    same.sendKeys("\n");

    WebElement focused = page.driver().switchTo().activeElement();
    assertThat(focused.getAttribute("data-metric")).isEqualTo("chrome@150/callee total");
    assertThat(focused.isDisplayed()).isTrue();
  }
}
