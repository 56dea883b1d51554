package io.peerproof.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Samples the media elements of a page, in the frame with the element for the remote peer. */
final class ElementSampler {
  private static final Logger LOG = LoggerFactory.getLogger(ElementSampler.class);

  /**
   * Times of the samples, milliseconds from the first one: every 200 (Chromium), after 500 and
   * after another second (KITE).
   */
  private static final List<Integer> MOMENTS = List.of(0, 200, 400, 500, 1500);

  private static final By REMOTE = By.cssSelector("video[id^='remote'], audio[id^='remote']");

  private static final JsonMapper JSON = new JsonMapper();

  private ElementSampler() {}

  /**
   * Takes samples for a second and a half.
   *
   * @return samples in order; empty if the page or its browser does not answer
   * @throws IllegalStateException if the script itself failed, which is not the fault of the page
   */
  static List<ElementSnapshot> look(RemoteWebDriver driver) {
    try {
      enterTheCallsFrame(driver);
      Object looks = driver.executeAsyncScript(script(), MOMENTS);
      driver.switchTo().defaultContent();
      return JSON.readValue((String) looks, new TypeReference<List<ElementSnapshot>>() {});
    } catch (JavascriptException e) {
      throw new IllegalStateException("snapshot.js failed in " + driver.getCurrentUrl(), e);
    } catch (WebDriverException e) {
      LOG.debug("The page does not answer", e);
      return List.of();
    }
  }

  private static void enterTheCallsFrame(RemoteWebDriver driver) {
    driver.switchTo().defaultContent();
    if (!driver.findElements(REMOTE).isEmpty()) {
      return;
    }
    for (WebElement frame : driver.findElements(By.tagName("iframe"))) {
      driver.switchTo().frame(frame);
      if (!driver.findElements(REMOTE).isEmpty()) {
        return;
      }
      driver.switchTo().defaultContent();
    }
  }

  private static String script() {
    try (InputStream script = ElementSampler.class.getResourceAsStream("/comparison/snapshot.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
