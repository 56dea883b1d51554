package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.openqa.selenium.WebDriverException;

/**
 * Feels whether a page that has fallen silent still lives. No event tells that a tab crashed, but
 * any command to it does.
 */
final class TabCrashDetector {

  private final BrowserSession session;
  private CompletableFuture<Optional<String>> answer =
      CompletableFuture.completedFuture(Optional.empty());

  TabCrashDetector(BrowserSession session) {
    this.session = session;
  }

  /**
   * Why there is no page any more; empty while it lives, or hangs, or has not answered yet.
   *
   * @param silence how long it has said nothing; below {@link CallMonitor#LONGEST_SILENCE} it is
   *     left in peace
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
              "The tab of the %s crashed (\"%s\"). The browser's log: %s"
                  .formatted(
                      session.name(), message.lines().findFirst().orElse(""), session.browserLog()))
          : Optional.empty();
    }
  }
}
