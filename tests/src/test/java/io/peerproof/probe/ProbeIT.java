package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.JavascriptExecutor;

class ProbeIT {

  private static BrowserFixture browserFixture;
  private static ProbedBrowser probedBrowser;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    probedBrowser = browserFixture.browser(1, CameraPolicy.GRANTED);
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void a_page_sees_no_difference_between_a_browser_with_the_probe_and_one_without() {
    BrowserSession bare = browserFixture.bareBrowser(2, CameraPolicy.GRANTED);
    probedBrowser.open(browserFixture.page("fingerprint.html"));
    bare.driver().get(browserFixture.page("fingerprint.html").toString());

    String without = fingerprint(bare);
    String with = fingerprint(probedBrowser.session());

    assertThat(with).isEqualTo(without);
    assertThat(with).containsPattern("\"unhandled\": \\[\\s*\"\\w+\"\\s*]");
  }

  @Test
  void what_goes_wrong_in_the_page_is_told_with_its_place() {
    probedBrowser.open(browserFixture.page("throws.html"));

    await("the error is told")
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(
            () ->
                assertThat(probedBrowser.events())
                    .filteredOn(PageEvent.Log.class::isInstance)
                    .extracting(event -> ((PageEvent.Log) event).text())
                    .anySatisfy(text -> assertThat(text).contains("thrown by the page"))
                    .anySatisfy(text -> assertThat(text).contains("said by the page")));
  }

  @Test
  void the_probe_is_in_an_iframe_too_and_says_so() {
    probedBrowser.open(browserFixture.page("framed.html"));

    await("both documents speak")
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(
            () ->
                assertThat(probedBrowser.events())
                    .filteredOn(PageEvent.DocumentLoaded.class::isInstance)
                    .extracting(event -> ((PageEvent.DocumentLoaded) event).frame())
                    .contains(true, false));
  }

  @Test
  void no_part_of_the_probe_failed_at_anything() {
    probedBrowser.open(browserFixture.page("fingerprint.html"));
    fingerprint(probedBrowser.session());

    assertThat(probedBrowser.events())
        .isNotEmpty()
        .noneMatch(PageEvent.ProbeError.class::isInstance);
  }

  @Test
  void a_page_that_replaces_the_built_ins_is_read_as_any_other() {
    probedBrowser.open(browserFixture.page("replaced.html"));

    // The browser's console is not the probe's channel: the message may overtake the probe's
    // events.
    await("the page has made its call, and the probe has told all of it")
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(
            () -> {
              List<PeerEvent> events = probedBrowser.events();
              assertThat(PageActionFixture.only(events, PageEvent.Log.class))
                  .extracting(PageEvent.Log::text)
                  .containsExactly("the built-ins are back");
              assertThat(PageActionFixture.only(events, PageEvent.ProbeError.class)).isEmpty();
              assertThat(PageActionFixture.only(events, ConnectionEvent.DescriptionSet.class))
                  .hasSize(4);
              assertThat(PageActionFixture.only(events, ConnectionEvent.DataMessage.class))
                  .isNotEmpty();
              assertThat(PageActionFixture.only(events, ConnectionEvent.Closed.class)).hasSize(1);
              assertThat(PageActionFixture.only(events, MediaEvent.Granted.class))
                  .singleElement()
                  .satisfies(granted -> assertThat(granted.tracks()).hasSize(2));
              assertThat(PageActionFixture.only(events, ConnectionEvent.Stats.class))
                  .isNotEmpty()
                  .noneMatch(stats -> stats.report().isEmpty());
              assertThat(PageActionFixture.only(events, ElementEvent.VideoSample.class))
                  .extracting(ElementEvent.VideoSample::peer)
                  .contains(1);
              assertThat(PageActionFixture.only(events, ElementEvent.AudioSample.class))
                  .isNotEmpty();
              assertThat(PageActionFixture.only(events, PageEvent.PaceMeasured.class)).isNotEmpty();
            });
  }

  @Test
  void a_page_that_says_too_much_is_cut_short_by_the_probe_itself() {
    probedBrowser.open(browserFixture.page("too-much.html"));

    await("each of the 60 connections has been sampled several times")
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(
            () ->
                assertThat(samples().values())
                    .hasSize(60)
                    .allSatisfy(samples -> assertThat(samples).hasSizeGreaterThan(2)));
    List<PeerEvent> events = probedBrowser.events();
    assertThat(PageActionFixture.only(events, ConnectionEvent.CandidateFailed.class))
        .singleElement()
        .satisfies(
            failed ->
                assertThat(failed.candidate())
                    .hasSizeLessThan(10_000)
                    .startsWith("candidate:xxx")
                    .endsWith("… (29990110 more characters were left out)"));
    assertThat(PageActionFixture.only(events, ConnectionEvent.DataChannelState.class))
        .extracting(state -> state.label().length())
        .allSatisfy(length -> assertThat(length).isLessThan(10_000));
    // 60 connections share the samples of 16: each has one in 1,875 ms in place of 500. An answer
    // that is late makes one interval shorter and the one before longer, so the mean counts.
    assertThat(
            samples().values().stream()
                .mapToDouble(samples -> samples.get(2).atMs() - samples.get(1).atMs())
                .average()
                .orElseThrow())
        .isGreaterThan(1200);
  }

  private static Map<String, List<ConnectionEvent.Stats>> samples() {
    return PageActionFixture.only(probedBrowser.events(), ConnectionEvent.Stats.class).stream()
        .collect(Collectors.groupingBy(ConnectionEvent.Stats::pc));
  }

  @Test
  void what_a_page_still_says_when_its_call_is_over_is_not_heard_in_the_next_one() {
    BrowserSession session = browserFixture.bareBrowser(2, CameraPolicy.GRANTED);
    ProbeSession feed = ProbeSession.of(session);
    EventLog first = new EventLog(() -> {});
    EventLog second = new EventLog(() -> {});

    ProbeSubscription subscription = feed.attach(first);
    session.driver().get(browserFixture.page("framed.html").toString());
    awaitLoaded(first);
    subscription.close();
    feed.attach(second);
    // Longer than the probe keeps a burst together.
    session.driver().executeAsyncScript("new RTCPeerConnection(); setTimeout(arguments[0], 200);");
    session.driver().get(browserFixture.page("throws.html").toString());
    awaitLoaded(second);

    assertThat(second.history().events())
        .noneMatch(PageEvent.DocumentUnloaded.class::isInstance)
        .noneMatch(ConnectionEvent.Created.class::isInstance)
        .filteredOn(PageEvent.DocumentStarted.class::isInstance)
        .extracting(event -> ((PageEvent.DocumentStarted) event).url())
        .containsExactly(browserFixture.page("throws.html").toString());
  }

  @Test
  void what_a_page_tells_of_its_clock_is_what_it_says_when_it_is_asked() {
    BrowserSession session = browserFixture.bareBrowser(2, CameraPolicy.GRANTED);
    EventLog log = new EventLog(() -> {});
    ProbeSession.of(session).attach(log);

    for (String page : List.of("fingerprint.html", "throws.html", "fingerprint.html")) {
      int before = log.history().events().size();
      log.opening();
      session.driver().get(browserFixture.page(page).toString());
      await("the page is loaded")
          .atMost(TestTimeouts.CONDITION)
          .until(
              () ->
                  log.history().events().stream()
                      .skip(before)
                      .anyMatch(PageEvent.DocumentLoaded.class::isInstance));

      ClockBounds told = log.clock().orElseThrow();
      for (int n = 0; n < 10; n++) {
        double askedMs = System.nanoTime() / 1e6;
        Number pageMs =
            (Number)
                session.driver().executeScript("return performance.timeOrigin + performance.now()");
        double answeredMs = System.nanoTime() / 1e6;

        assertThat(told.leastAheadMs())
            .as(page)
            .isLessThanOrEqualTo(pageMs.doubleValue() - askedMs);
        assertThat(told.mostAheadMs())
            .as(page)
            .isGreaterThanOrEqualTo(pageMs.doubleValue() - answeredMs);
      }
      assertThat(told.mostAheadMs() - told.leastAheadMs()).as(page).isBetween(0.0, 2000.0);
    }
  }

  private static void awaitLoaded(EventLog log) {
    await("the page is loaded")
        .atMost(TestTimeouts.CONDITION)
        .until(
            () ->
                log.history().events().stream()
                    .anyMatch(
                        event -> event instanceof PageEvent.DocumentLoaded page && !page.frame()));
  }

  private static String fingerprint(BrowserSession session) {
    JavascriptExecutor page = session.driver();
    return await("the page has looked at itself")
        .atMost(TestTimeouts.CONDITION)
        .until(
            () -> (String) page.executeScript("return window.fingerprint ?? null"),
            fingerprint -> fingerprint != null);
  }
}
