package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.TestTimeouts;
import io.peerproof.browser.BrowserSession;
import java.net.URI;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test page that measures something and returns the result as JSON. */
final class MediaPage {

  private MediaPage() {}

  static JsonNode resultOf(BrowserSession browser, URI page) {
    browser.driver().get(page.toString());
    String text =
        await("the result of " + page)
            .atMost(TestTimeouts.PROCESS)
            .until(
                () -> browser.driver().findElement(By.id("result")).getDomProperty("textContent"),
                written -> !written.isEmpty());
    JsonNode result = JsonMapper.shared().readTree(text);
    assertThat(result.path("error").asString("")).as("error of the page").isEmpty();
    return result;
  }
}
