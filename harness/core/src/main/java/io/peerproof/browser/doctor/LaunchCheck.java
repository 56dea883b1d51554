package io.peerproof.browser.doctor;

import io.peerproof.browser.BrowserPool;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.LaunchOptions;
import io.peerproof.browser.download.BrowserFinder;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.spec.BrowserException;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.timeline.DurationText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Starts the browser and renders one page in it. */
record LaunchCheck(HostEnvironment machine, BrowserSpec spec, Path logDirectory)
    implements HealthCheck {
  private static final String NAME = "launch";
  private static final String TITLE = "peerproof";
  private static final String PAGE = "data:text/html,<title>" + TITLE + "</title><h1>Hello</h1>";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public CheckResult examine() {
    try {
      new BrowserFinder(machine, false, line -> {}).present(spec);
    } catch (BrowserException e) {
      return CheckResult.fail(NAME, "skipped: there is no browser", "see \"browser and driver\"");
    }
    long start = System.nanoTime();
    try (BrowserPool browsers = BrowserPool.onThisMachine(false, line -> {});
        BrowserSession session = browsers.open(spec, LaunchOptions.named("doctor", logDirectory))) {
      session.driver().get(PAGE);
      new WebDriverWait(session.driver(), PATIENCE)
          .until(driver -> Optional.of(driver.getTitle()).filter(TITLE::equals).isPresent());
      int screenshot = session.driver().getScreenshotAs(OutputType.BYTES).length;
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      return CheckResult.ok(
          NAME,
          ""
              + session.facts().name()
              + " "
              + session.facts().version()
              + " rendered a page (screenshot of "
              + screenshot
              + " bytes) after "
              + DurationText.of(taken));
    } catch (BrowserException | WebDriverException e) {
      return CheckResult.fail(
          NAME,
          e.getMessage() == null ? e.toString() : e.getMessage().lines().findFirst().orElse(""),
          "read the logs in " + logDirectory);
    }
  }
}
