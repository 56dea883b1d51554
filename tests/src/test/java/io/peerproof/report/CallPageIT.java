package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.report.html.ReportHtml;
import io.peerproof.run.CallRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The page of one real call in detail: frames, statistics, candidate pairs, descriptions. */
class CallPageIT {

  @TempDir private static Path folder;
  private static BrowserFixture browserFixture;
  private static RunReport report;
  private static OpenedPage page;

  @BeforeAll
  static void call() throws Exception {
    CallSettings settings =
        CallSettings.defaults()
            .withServer(BrowserFixture.options().withRoomCapacity(2))
            .withHold(Duration.ofSeconds(1));
    report = CallRun.make(settings, folder, ProgressListener.silent());
    browserFixture = BrowserFixture.of(2);
    page = pageOf("call.html", report);
    page.open("");
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  private static OpenedPage pageOf(String name, RunReport shown) throws IOException {
    Path html = Files.writeString(folder.resolve(name), ReportHtml.render(shown));
    return page == null
        ? new OpenedPage(browserFixture.browser(1, CameraPolicy.GRANTED), html)
        : page.at(html);
  }

  @Test
  void its_frames_and_statistics_are_drawn_without_a_complaint() throws IOException {
    page.open("");

    page.awaitCharts(2);
    assertThat(sectionText("frames-1")).containsPattern("The caller presented \\d+ frames");
    assertThat(page.all("section[aria-labelledby=stats-over-time-1] tbody tr th"))
        .extracting(row -> row.getAttribute("textContent"))
        .contains(
            "caller video, received",
            "callee audio, received",
            "callee video, decoded",
            "caller audio, jitter buffer",
            "callee, round trip");
    assertThat(page.complaints()).isEmpty();
    assertThat(page.seriousViolations()).isEmpty();
  }

  @Test
  void the_pair_that_carries_the_media_is_told_from_the_others() {
    page.open("");

    List<WebElement> selected = page.all("section[aria-labelledby=candidates-1] tr.selected");

    assertThat(selected).hasSize(2);
    assertThat(selected)
        .allSatisfy(row -> assertThat(row.getText()).contains("★ selected", "✔ succeeded", "udp"));
  }

  @Test
  void what_both_agreed_on_stands_once() {
    page.open("");

    assertThat(sectionText("descriptions-1"))
        .contains("as the caller and the callee have it", "sendrecv → sendrecv", "opus/48000/2")
        .contains("VP8/90000")
        .doesNotContain("only offered", "only answered", "answer 2");
  }

  @Test
  void an_answer_that_was_altered_on_its_way_is_shown_as_each_peer_has_it() throws IOException {
    CallReport call = report.calls().get(0);
    CallReport altered =
        withPeers(call, List.of(withoutVp8(call.peers().get(0)), call.peers().get(1)));
    OpenedPage other = pageOf("altered.html", withCalls(List.of(altered)));

    other.open("");

    assertThat(sectionText("descriptions-1"))
        .contains("Offer and answer 1, as the caller has it", "only offered: VP8/90000")
        .contains("Offer and answer 2, as the callee has it");
    WebElement lines = other.all("section[aria-labelledby=descriptions-1] details").get(2);
    lines.findElement(By.tagName("summary")).click();
    assertThat(lines.getText()).contains("video, mid 1", "a=rtpmap:96 VP8/90000");
    assertThat(other.all("section[aria-labelledby=descriptions-1] tr.differs"))
        .anySatisfy(row -> assertThat(row.getText()).startsWith("−").contains("VP8/90000"));
  }

  @Test
  void one_of_several_calls_is_opened_by_its_link_and_named_by_the_fragment_when_opened()
      throws IOException {
    CallReport call = report.calls().get(0);
    OpenedPage several =
        pageOf("several.html", withCalls(List.of(call, call.withId("2"), call.withId("3"))));

    several.open("#call=2");

    assertThat(several.all("details.call[open]"))
        .singleElement()
        .satisfies(open -> assertThat(open.getText()).startsWith("Call 2"));
    several.all("details.call > summary").get(2).click();
    assertThat(several.driver().getCurrentUrl()).endsWith("#call=3");
  }

  private static String sectionText(String heading) {
    return page.all("section[aria-labelledby=" + heading + "]").get(0).getText();
  }

  /** Removes the caller's first codec from the answer. */
  private static PeerReport withoutVp8(PeerReport peer) {
    List<PeerEvent> events =
        peer.events().stream()
            .map(
                event ->
                    event instanceof ConnectionEvent.DescriptionSet set
                            && set.kind().equals("answer")
                        ? new ConnectionEvent.DescriptionSet(
                            set.atMs(),
                            set.pc(),
                            set.side(),
                            set.kind(),
                            set.startedAtMs(),
                            set.sdp().replace("a=rtpmap:96 VP8/90000\r\n", ""))
                        : event)
            .toList();
    return new PeerReport(
        peer.role(),
        peer.browser(),
        peer.video(),
        peer.audio(),
        peer.data(),
        peer.measures(),
        peer.phases(),
        peer.axis(),
        events,
        peer.stats(),
        peer.artifacts(),
        null);
  }

  private static CallReport withPeers(CallReport call, List<PeerReport> peers) {
    return new CallReport(
        call.id(),
        call.outcome(),
        call.reason(),
        call.failedPhase(),
        call.startedAt(),
        call.durationMs(),
        call.expected(),
        call.clues(),
        List.of(),
        peers);
  }

  private static RunReport withCalls(List<CallReport> calls) {
    return new RunReport(
        report.schemaVersion(),
        report.outcome(),
        report.reason(),
        report.startedAt(),
        report.durationMs(),
        report.host(),
        report.command(),
        calls,
        report.comparison(),
        report.series(),
        null);
  }
}
