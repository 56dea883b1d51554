package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Opens pages with one action each and compares the events of the probe with the expected ones. */
final class PageActionFixture {

  private final BrowserFixture browserFixture;
  private final ProbedBrowser probedBrowser;

  PageActionFixture(BrowserFixture browserFixture, ProbedBrowser probedBrowser) {
    this.browserFixture = browserFixture;
    this.probedBrowser = probedBrowser;
  }

  /**
   * Opens a page, waits until it has finished, and passes its events and its own result to {@code
   * should}.
   */
  void check(String page, BiConsumer<List<PeerEvent>, Object> should) {
    probedBrowser.open(browserFixture.page(page));
    Map<?, ?> done =
        await("what %s does is done".formatted(page))
            .atMost(TestTimeouts.CONDITION)
            .until(
                () ->
                    (Map<?, ?>)
                        probedBrowser
                            .session()
                            .driver()
                            .executeScript("return window.done ?? null"),
                answer -> answer != null);
    await("the probe has told what %s did".formatted(page))
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(
            () -> {
              List<PeerEvent> events = since(page);
              assertThat(events).isNotEmpty().noneMatch(PageEvent.ProbeError.class::isInstance);
              should.accept(events, done.get("result"));
            });
  }

  /** Returns the events without late ones of the previous page. */
  private List<PeerEvent> since(String page) {
    List<PeerEvent> events = probedBrowser.events();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof PageEvent.DocumentStarted document
          && document.url().endsWith(page)) {
        return events.subList(i, events.size());
      }
    }
    return List.of();
  }

  static <E extends PeerEvent> List<E> only(List<PeerEvent> events, Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
