package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.event.PageEvent;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;

/** The page of a report, opened from the disk. */
final class OpenedPage {

  private final ProbedBrowser probedBrowser;
  private final URI page;

  OpenedPage(ProbedBrowser probedBrowser, Path page) {
    this.probedBrowser = probedBrowser;
    this.page = page.toUri();
  }

  /** Opens another file in the same browser. */
  OpenedPage at(Path other) {
    return new OpenedPage(probedBrowser, other);
  }

  RemoteWebDriver driver() {
    return probedBrowser.session().driver();
  }

  /** Reloads the page with this fragment. */
  void open(String fragment) {
    probedBrowser.open(URI.create("about:blank"));
    probedBrowser.open(URI.create(page + fragment));
    await("the report is laid out")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> !driver().findElements(By.cssSelector("#footer a")).isEmpty());
  }

  void prefer(String scheme) {
    probedBrowser
        .session()
        .cdp(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  List<WebElement> all(String selector) {
    return driver().findElements(By.cssSelector(selector));
  }

  Object run(String script) {
    return Objects.requireNonNull(driver().executeScript(script), script);
  }

  void awaitCharts(int count) {
    await("the charts are drawn")
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(() -> assertThat(all(".chart:has(canvas)")).hasSize(count));
  }

  /** Returns the messages of the page's console. */
  List<String> complaints() {
    return probedBrowser.events().stream()
        .filter(PageEvent.Log.class::isInstance)
        .map(event -> ((PageEvent.Log) event).text())
        .toList();
  }

  /** Returns the serious and critical findings of axe-core: {@code rule: elements}. */
  List<String> seriousViolations() throws IOException {
    try (InputStream script =
        Objects.requireNonNull(OpenedPage.class.getResourceAsStream("/axe.min.js"))) {
      run(new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; return 'axe is there'");
    }
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
