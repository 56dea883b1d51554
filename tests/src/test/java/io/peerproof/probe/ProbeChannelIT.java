package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProbedBrowser;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PageEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of a page over each protocol. */
@TestInstance(Lifecycle.PER_CLASS)
class ProbeChannelIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final BrowserFixture browserFixture = BrowserFixture.of(2);
  private final Map<ProbeTransport, ProbedBrowser> browsers = new EnumMap<>(ProbeTransport.class);

  @AfterAll
  void close() {
    browserFixture.close();
  }

  private ProbedBrowser browser(ProbeTransport transport) {
    return browsers.computeIfAbsent(transport, browserFixture::browser);
  }

  @ParameterizedTest
  @EnumSource
  void frames_of_other_sites_have_the_probe_before_their_first_script(ProbeTransport transport) {
    ProbedBrowser probedBrowser = browser(transport);

    probedBrowser.open(browserFixture.page("other-origin.html"));

    await("both frames made their connection")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(documents(probedBrowser))
                  .anyMatch(url -> url.contains("depth=1"))
                  .anyMatch(url -> url.endsWith("?innermost"));
              assertThat(connections(probedBrowser)).hasSize(2).doesNotContain("pc1");
            });
  }

  @ParameterizedTest
  @EnumSource
  void a_window_with_an_opener_has_the_probe_before_its_first_script(ProbeTransport transport) {
    ProbedBrowser probedBrowser = browser(transport);

    probedBrowser.open(browserFixture.page("opens-window.html"));

    awaitConnectionOfWindow(probedBrowser);
  }

  @Test
  void a_window_without_an_opener_has_the_probe_before_its_first_script() {
    ProbedBrowser probedBrowser = browser(ProbeTransport.CDP);

    probedBrowser.open(browserFixture.page("opens-window-apart.html"));

    awaitConnectionOfWindow(probedBrowser);
  }

  private static void awaitConnectionOfWindow(ProbedBrowser probedBrowser) {
    await("the window made its connection")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(connections(probedBrowser))
                    .singleElement()
                    .matches(name -> name.matches("frame-\\w+-pc1")));
  }

  /**
   * Checks a window without an opener. Over BiDi the probe may start after the window's first
   * scripts: see {@link BiDiChannel}.
   */
  @ParameterizedTest
  @EnumSource
  void a_window_without_an_opener_is_told(ProbeTransport transport) {
    ProbedBrowser probedBrowser = browser(transport);

    probedBrowser.open(browserFixture.page("opens-window-apart.html"));

    await("the window is there, and has said all that its scripts did")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(probedBrowser.events())
                    .filteredOn(PageEvent.DocumentLoaded.class::isInstance)
                    .anyMatch(
                        event -> ((PageEvent.DocumentLoaded) event).url().endsWith("?apart")));
  }

  @ParameterizedTest
  @EnumSource
  void workers_of_every_kind_run(ProbeTransport transport) {
    ProbedBrowser probedBrowser = browser(transport);

    probedBrowser.open(browserFixture.page("workers.html"));

    await("each worker answered")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        probedBrowser
                            .session()
                            .driver()
                            .executeScript("return Object.keys(window.answers ?? {}).sort()"))
                    .isEqualTo(
                        List.of(
                            "blob",
                            "dedicated",
                            "module",
                            "nested",
                            "service",
                            "shared",
                            "worklet")));
  }

  @ParameterizedTest
  @EnumSource
  void a_page_finds_nothing_of_the_harness_in_any_of_its_windows(ProbeTransport transport) {
    ProbedBrowser probedBrowser = browser(transport);

    probedBrowser.open(browserFixture.page("bindings.html"));

    String found =
        await("the page has looked")
            .atMost(SOON)
            .until(
                () ->
                    (String)
                        probedBrowser
                            .session()
                            .driver()
                            .executeScript("return window.found ?? null"),
                text -> text != null);
    assertThat(found)
        .isEqualTo(
            "{\"top\":[],\"empty\":[],\"reusedBefore\":[],\"openedBefore\":[],\"reused\":[],"
                + "\"blob\":[],\"srcdoc\":[],\"opened\":[]}");
    await("the probe is in each frame")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(documents(probedBrowser))
                  .contains("about:blank", "about:srcdoc")
                  .anyMatch(url -> url.startsWith("blob:"));
              assertThat(connections(probedBrowser)).hasSize(1);
            });
    assertThat(probedBrowser.events()).noneMatch(PageEvent.ProbeError.class::isInstance);
  }

  @ParameterizedTest
  @EnumSource
  void what_a_page_complains_of_is_told_with_its_level_and_its_place(ProbeTransport transport) {
    ProbedBrowser probedBrowser = browser(transport);
    URI script = browserFixture.page("complains.js");

    probedBrowser.open(browserFixture.page("complains.html"));

    await("all is told")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(probedBrowser.events())
                    .filteredOn(PageEvent.Log.class::isInstance)
                    .extracting(event -> (PageEvent.Log) event)
                    .extracting(log -> log.level() + " " + log.text() + " " + log.where())
                    .containsExactlyInAnyOrder(
                        "warn a warning of 3 true null undefined " + script + ":2",
                        "error an error of 2 parts " + script + ":3",
                        "error an assertion " + script + ":4",
                        "error TypeError: a promise " + script + ":5",
                        "error RangeError: an exception\nof two lines " + script + ":7",
                        "error a string " + script + ":10"));
  }

  @ParameterizedTest
  @EnumSource
  void an_address_that_nobody_serves_is_told(ProbeTransport transport) throws IOException {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    ProbedBrowser probedBrowser = browser(transport);

    probedBrowser.openInVain(address);

    await("both halves of it are told")
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(probedBrowser.events())
                    .filteredOn(PageEvent.OpenFailed.class::isInstance)
                    .extracting(event -> (PageEvent.OpenFailed) event)
                    .extracting(failed -> failed.url() + " " + failed.error())
                    .containsExactlyInAnyOrder(address + " ", " ERR_CONNECTION_REFUSED"));
  }

  @Test
  void two_probes_in_one_browser_do_not_disturb_each_other() {
    ProbedBrowser first = browserFixture.browser(ProbeTransport.CDP);
    ProbedBrowser second = new ProbedBrowser(first.session());

    first.open(browserFixture.page("first-script.html"));

    await("both are told")
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(connections(first)).containsExactly("pc1");
              assertThat(connections(second)).containsExactly("pc1");
            });
  }

  private static Stream<String> documents(ProbedBrowser probedBrowser) {
    return probedBrowser.events().stream()
        .filter(PageEvent.DocumentStarted.class::isInstance)
        .map(event -> ((PageEvent.DocumentStarted) event).url());
  }

  private static Stream<String> connections(ProbedBrowser probedBrowser) {
    return probedBrowser.events().stream()
        .map(
            event ->
                event instanceof ConnectionEvent.Created created
                    ? Optional.of(created.pc())
                    : Optional.<String>empty())
        .flatMap(Optional::stream);
  }
}
