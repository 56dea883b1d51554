package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.report.html.TrendHtml;
import io.peerproof.report.trend.TrendFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** The page of a trend in a browser, opened from the disk. */
class TrendPageIT {

  private static final Path SCHEMAS =
      Path.of("../harness/core/src/test/resources/io/peerproof/report");

  @TempDir private static Path folder;
  private static BrowserFixture browserFixture;
  private static OpenedPage page;

  @BeforeAll
  static void open() throws IOException {
    for (int schema = 1; schema <= 3; schema++) {
      Path place = Files.createDirectories(folder.resolve("run " + schema));
      Files.copy(SCHEMAS.resolve("schema-" + schema + ".json"), place.resolve("report.json"));
      Files.writeString(place.resolve("report.html"), "<title>run " + schema + "</title>");
    }
    Files.writeString(Files.createDirectory(folder.resolve("bad")).resolve("report.json"), "{");
    Path html =
        Files.writeString(folder.resolve("trend.html"), TrendHtml.render(TrendFolder.read(folder)));
    browserFixture = BrowserFixture.of(2);
    page = new OpenedPage(browserFixture.browser(1, CameraPolicy.GRANTED), html);
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void it_draws_the_runs_names_what_was_left_out_and_has_nothing_to_complain_of()
      throws IOException {
    for (String scheme : List.of("light", "dark")) {
      page.prefer(scheme);
      page.open("");

      page.awaitCharts(1);
      assertThat(page.all("section[aria-labelledby=runs] tbody tr")).hasSize(3);
      assertThat(page.all("section[aria-labelledby=unread] li"))
          .singleElement()
          .satisfies(left -> assertThat(left.getText()).startsWith("bad/report.json"));
      assertThat(page.complaints()).isEmpty();
      assertThat(page.seriousViolations()).as(scheme).isEmpty();
    }
  }

  @Test
  void another_phase_is_chosen_by_keyboard_or_link() {
    page.open("#metric=callee%20ice");
    assertThat(page.driver().findElement(By.tagName("caption")).getAttribute("textContent"))
        .endsWith("times of callee ice");

    new Select(page.driver().findElement(By.id("metric"))).selectByValue("caller dtls");

    assertThat(page.driver().getCurrentUrl()).endsWith("#metric=caller%20dtls");
    assertThat(page.driver().findElement(By.tagName("caption")).getAttribute("textContent"))
        .endsWith("times of caller dtls");
  }

  @Test
  void a_run_leads_to_its_report() {
    page.open("");

    page.all("section[aria-labelledby=runs] tbody a").get(0).click();

    assertThat(page.driver().getTitle()).matches("run [123]");
  }
}
