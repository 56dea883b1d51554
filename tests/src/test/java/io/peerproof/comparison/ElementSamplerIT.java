package io.peerproof.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.event.ElementEvent;
import io.peerproof.proof.expectation.ExpectedMedia;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ElementSamplerIT {

  private static BrowserFixture browserFixture;
  private static ProbedBrowser caller;
  private static ProbedBrowser callee;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    caller = browserFixture.browser(1, CameraPolicy.GRANTED);
    callee = browserFixture.browser(2, CameraPolicy.GRANTED);
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @Test
  void a_remote_video_that_plays_is_seen_to_play() {
    call("bare-call.html?room=plain");

    PeerSeen seen = look(caller);

    assertThat(greenOf(seen))
        .contains("metadata", "currentTime", "plays", "pixel sum", "pixels", "colour");
    assertThat(seen.looks()).hasSize(5);
  }

  @Test
  void a_remote_video_in_an_iframe_of_another_origin_is_seen_to_play() {
    call("framed-call.html?room=framed&origin=other");

    PeerSeen seen = look(caller);

    assertThat(greenOf(seen)).contains("pixel sum", "colour");
  }

  @Test
  void a_picture_that_is_black_or_an_element_that_is_hidden_is_seen_as_such() {
    call(
        "bare-call.html?room=spoiled&fault=element-hidden",
        "bare-call.html?room=spoiled&fault=camera-black");

    // The first frames of an encoder are not all as black as the camera's.
    PeerSeen hiddenAndBlack =
        await("a picture that is black all the time")
            .atMost(TestTimeouts.CONDITION)
            .until(() -> look(caller), ElementSamplerIT::isBlack);

    MediaElement remote = hiddenAndBlack.looks().get(4).elements().get(0);
    assertThat(remote.displayed()).isFalse();
    assertThat(remote.picture().colours()).isZero();
    assertThat(greenOf(hiddenAndBlack))
        .contains("currentTime", "plays")
        .doesNotContain("pixel sum", "pixels", "colour");
  }

  @Test
  void a_page_that_has_no_media_element_gives_looks_without_any() {
    caller.open(browserFixture.page("never-calls.html"));

    PeerSeen seen = look(caller);

    assertThat(seen.looks()).hasSize(5).allSatisfy(look -> assertThat(look.elements()).isEmpty());
    assertThat(greenOf(seen)).doesNotContain("metadata", "pixel sum");
  }

  @Test
  void a_browser_that_is_gone_gives_no_looks() {
    ProbedBrowser third = browserFixture.browser(3, CameraPolicy.GRANTED);
    third.open(browserFixture.page("bare-call.html?role=caller&room=alone"));
    third.session().close();

    assertThat(ElementSampler.look(third.session().driver())).isEmpty();
  }

  private static boolean isBlack(PeerSeen seen) {
    return !seen.looks().isEmpty()
        && seen.looks().stream()
            .flatMap(look -> look.elements().stream().limit(1))
            .map(MediaElement::picture)
            .allMatch(picture -> picture != null && picture.colours() == 0);
  }

  private static void call(String page) {
    call(page, page);
  }

  private static void call(String callersPage, String calleesPage) {
    caller.open(browserFixture.page(callersPage + "&role=caller"));
    callee.open(browserFixture.page(calleesPage + "&role=callee"));
    await("the caller's page presents the callee")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> caller.events().stream().anyMatch(ElementEvent.VideoSample.class::isInstance));
  }

  private static PeerSeen look(ProbedBrowser peer) {
    return new PeerSeen(
        ExpectedMedia.VIDEO_AND_AUDIO,
        ExpectedMedia.VIDEO_AND_AUDIO,
        ElementSampler.look(peer.session().driver()),
        ConnectionSnapshot.of(peer.events(), List.of()));
  }

  private static List<String> greenOf(PeerSeen seen) {
    return HarnessPredicate.all().stream()
        .filter(predicate -> predicate.works(List.of(seen)))
        .map(predicate -> predicate.source().name())
        .toList();
  }
}
