package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.platform.AsyncResource;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.openqa.selenium.WebDriverException;

/**
 * Detects a crashed tab of a silent page. No event reports the crash, but every command to the tab
 * fails.
 */
final class TabCrashDetector {

  private final BrowserSession session;
  private CompletableFuture<Optional<String>> answer =
      CompletableFuture.completedFuture(Optional.empty());

  TabCrashDetector(BrowserSession session) {
    this.session = session;
  }

  /**
   * Returns a sentence about the crash; empty while the page lives, hangs or has not answered yet.
   *
   * @param silence time since the last event; below {@link CallMonitor#LONGEST_SILENCE} the tab is
   *     not tested
   */
  Optional<String> crash(Duration silence) {
    if (!answer.isDone()) {
      return Optional.empty();
    }
    Optional<String> last = answer.join();
    if (last.isEmpty() && silence.compareTo(CallMonitor.LONGEST_SILENCE) > 0) {
      answer = CompletableFuture.supplyAsync(this::ask, AsyncResource.THREADS);
    }
    return last;
  }

  private Optional<String> ask() {
    try {
      session.driver().getTitle();
      return Optional.empty();
    } catch (WebDriverException e) {
      String message = String.valueOf(e.getRawMessage());
      return message.contains("crashed")
          ? Optional.of(
              String.format(
                  Locale.ROOT,
                  "The tab of the %s crashed (\"%s\"). The browser's log: %s",
                  session.name(),
                  message.lines().findFirst().orElse(""),
                  session.browserLog()))
          : Optional.empty();
    }
  }
}
