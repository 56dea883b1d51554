package io.peerproof.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.judge.AudioJudge;
import io.peerproof.proof.judge.VideoJudge;
import io.peerproof.server.PeerproofServer;
import io.peerproof.timeline.PeerHistory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class DemoPageIT {

  /**
   * Largest number of rounds. Two simultaneous clicks collide in most rounds, and the test needs
   * one collision.
   */
  private static final int MOST_ROUNDS = 20;

  private static final int ANN = 1;
  private static final int BEN = 2;

  private static BrowserFixture browserFixture;
  private static ProbedBrowser annsBrowser;
  private static ProbedBrowser bensBrowser;

  private final List<ProbedBrowser> guests = new ArrayList<>();
  private String room;

  @BeforeAll
  static void open() {
    browserFixture = BrowserFixture.of(2);
    List<ProbedBrowser> browsers = browserFixture.twoBrowsers();
    annsBrowser = browsers.get(0);
    bensBrowser = browsers.get(1);
  }

  @AfterAll
  static void close() {
    browserFixture.close();
  }

  @BeforeEach
  void takeARoomOfItsOwn(TestInfo test) {
    room = test.getTestMethod().orElseThrow().getName().replaceAll("(\\w)[a-z]*_?", "$1");
  }

  @AfterEach
  void sendGuestsHome() {
    guests.forEach(guest -> guest.session().close());
  }

  @Test
  void a_person_calls_another_accepts_and_both_see_and_hear_each_other() {
    DemoPage ann = join(annsBrowser, "Ann");
    DemoPage ben = join(bensBrowser, "Ben");
    ann.awaitSeen("Ben");

    ann.call("Ben");
    ben.awaitState("ringing");
    ben.press("accept");

    awaitCall(ann, ben);
  }

  @Test
  void both_calling_at_once_ends_in_one_call() throws Exception {
    int collisions = 0;
    for (int round = 0; collisions == 0 && round < MOST_ROUNDS; round++) {
      DemoPage ann = join(annsBrowser, "Ann", "&auto=answer");
      DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
      ann.awaitSeen("Ben");
      ben.awaitSeen("Ann");

      CompletableFuture<Void> other = CompletableFuture.runAsync(() -> ben.callAtOnce("Ann"));
      ann.callAtOnce("Ben");
      other.get();

      awaitCall(ann, ben);
      assertThat(openConnections(ann)).isEqualTo(1);
      assertThat(openConnections(ben)).isEqualTo(1);
      collisions += madeAnOffer(ann) && madeAnOffer(ben) ? 1 : 0;
    }
    assertThat(collisions).as("rounds in which both had made an offer").isPositive();
  }

  @Test
  void a_hang_up_is_seen_and_the_call_can_be_made_again() {
    DemoPage ann = join(annsBrowser, "Ann");
    DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
    ann.awaitSeen("Ben");
    for (int time = 0; time < 2; time++) {
      ann.call("Ben");
      awaitCall(ann, ben);

      ben.press("hang-up");

      awaitNews(ann, "peer-hung-up");
      ben.awaitState("joined");
      ann.awaitState("joined");
    }
  }

  @Test
  void a_closed_page_is_seen() {
    DemoPage ann = join(annsBrowser, "Ann");
    DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
    ann.awaitSeen("Ben");
    ann.call("Ben");
    awaitCall(ann, ben);

    bensBrowser.open(browserFixture.page("never-calls.html"));

    awaitNews(ann, "peer-left");
    assertThat(ann.state()).isEqualTo("joined");
  }

  @Test
  void a_killed_browser_is_seen_and_another_can_be_called() {
    DemoPage ann = join(annsBrowser, "Ann");
    ProbedBrowser carlsBrowser = guest(CameraPolicy.GRANTED);
    DemoPage carl = join(carlsBrowser, "Carl", "&auto=answer");
    ann.awaitSeen("Carl");
    ann.call("Carl");
    ann.awaitState("in-call");
    carl.awaitState("in-call");

    ProcessHandle.of(carlsBrowser.session().pid()).orElseThrow().destroyForcibly();

    await("Ann is told that Carl is gone")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> ann.state().equals("joined") && !(ann.news() + ann.error()).isEmpty());
    DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
    ann.awaitSeen("Ben");
    ann.call("Ben");
    awaitCall(ann, ben);
  }

  @Test
  void a_third_person_is_told_that_the_room_is_full() {
    join(annsBrowser, "Ann");
    join(bensBrowser, "Ben");
    ProbedBrowser carlsBrowser = guest(CameraPolicy.GRANTED);

    DemoPage carl = DemoPage.opened(carlsBrowser, browserFixture.url(), room, "Carl", "");

    await("Carl is refused").atMost(TestTimeouts.CONDITION).until(carl::error, "room-full"::equals);
    assertThat(carl.noticeText()).contains(room);
    assertThat(carl.offers("notice-retry")).isTrue();
  }

  @Test
  void a_refused_camera_is_told_with_what_to_do_and_a_way_to_try_again() {
    ProbedBrowser shyBrowser = guest(CameraPolicy.REFUSED);
    DemoPage shy = join(shyBrowser, "Shy");
    DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
    shy.awaitSeen("Ben");

    shy.call("Ben");

    await("the refusal is shown")
        .atMost(TestTimeouts.CONDITION)
        .until(() -> !shy.error().isEmpty());
    assertThat(shy.error()).isEqualTo("camera-refused");
    assertThat(shy.noticeText()).isNotBlank();
    assertThat(shy.offers("notice-retry")).isTrue();
    shy.awaitState("joined");
    ben.awaitState("joined");
  }

  @Test
  void a_machine_without_a_camera_is_told_so() {
    ProbedBrowser poorBrowser = guest(CameraPolicy.NO_DEVICE);
    DemoPage poor = join(poorBrowser, "Poor");
    join(bensBrowser, "Ben", "&auto=answer");
    poor.awaitSeen("Ben");

    poor.call("Ben");

    await("the lack is shown").atMost(TestTimeouts.CONDITION).until(() -> !poor.error().isEmpty());
    assertThat(poor.error()).isEqualTo("no-camera");
    assertThat(poor.offers("notice-retry")).isTrue();
  }

  @Test
  void a_camera_in_use_is_told_and_the_call_can_be_tried_again() throws Exception {
    DemoPage ann = join(annsBrowser, "Ann");
    DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
    ann.awaitSeen("Ben");
    ann.run("camera-in-use.js");

    ann.call("Ben");

    await("it is told").atMost(TestTimeouts.CONDITION).until(ann::error, "camera-in-use"::equals);
    ann.run("camera-free-again.js");
    ann.press("notice-retry");
    awaitCall(ann, ben);
  }

  @Test
  void a_page_from_an_insecure_origin_says_that_there_will_be_no_camera() {
    try (PeerproofServer lan =
        PeerproofServer.start(BrowserFixture.options().withHost("0.0.0.0"))) {
      URI insecure =
          lan.addresses().stream()
              .filter(address -> !address.getHost().matches("127\\..*|localhost|\\[.*"))
              .findFirst()
              .orElseThrow();

      DemoPage ann = DemoPage.opened(annsBrowser, insecure, room, "Ann", "");

      await("it is told")
          .atMost(TestTimeouts.CONDITION)
          .until(ann::error, "insecure-origin"::equals);
      assertThat(ann.noticeText()).contains("https");
    }
  }

  @Test
  void a_relay_that_the_server_does_not_allow_is_told_and_never_asked() {
    try (PeerproofServer foreign =
        PeerproofServer.start(BrowserFixture.options().withOrigins(origin()))) {
      String relay = "ws://127.0.0.1:" + foreign.port() + "/signal";

      DemoPage ann =
          DemoPage.opened(
              annsBrowser, browserFixture.url(), room, "Ann", "&auto=answer&relay=" + relay);

      await("it is told").atMost(TestTimeouts.CONDITION).until(ann::error, "relay-refused"::equals);
      assertThat(ann.state()).isEqualTo("idle");
      assertThat(annsBrowser.session().driver().getCurrentUrl()).doesNotContain("relay");
      assertThat(directiveThatStops(relay)).isEqualTo("connect-src");
    }
  }

  /** Returns the directive of the page's policy that stops a script of Ann's page. */
  private static String directiveThatStops(String socket) {
    return (String)
        annsBrowser
            .session()
            .driver()
            .executeAsyncScript(
                "const [address, done] = arguments;"
                    + "addEventListener('securitypolicyviolation', (e) => done(e.effectiveDirective));"
                    + "const socket = new WebSocket(address);"
                    + "socket.onopen = () => done('nothing');",
                socket);
  }

  private static String origin() {
    return "http://" + browserFixture.url().getRawAuthority();
  }

  @Test
  void a_person_who_has_not_touched_the_page_is_asked_before_the_camera_opens() {
    DemoPage ann = join(annsBrowser, "Ann");
    ProbedBrowser bens = browserFixture.personsBrowser(BEN);
    guests.add(bens);
    DemoPage ben = join(bens, "Ben", "&auto=answer");
    assertThat(bens.session().driver().executeScript("return navigator.webdriver"))
        .isEqualTo(false);
    ann.awaitSeen("Ben");

    ann.call("Ben");

    ben.awaitState("ringing");
    assertThat(ben.events()).noneMatch(ConnectionEvent.Created.class::isInstance);
    ben.press("people-title");
    awaitCall(ann, ben);
  }

  @Test
  void lost_signaling_is_told_and_the_page_joins_again_when_it_is_back() {
    int port;
    DemoPage ann;
    try (PeerproofServer first = PeerproofServer.start(BrowserFixture.options())) {
      port = first.port();
      ann = DemoPage.joined(annsBrowser, first.url(), room, "Ann", "");
    }
    await("the loss is told")
        .atMost(TestTimeouts.CONDITION)
        .until(ann::error, "signaling-lost"::equals);
    assertThat(ann.offers("notice-retry")).isTrue();

    try (PeerproofServer second = PeerproofServer.start(BrowserFixture.options().withPort(port))) {
      assertThat(second.port()).isEqualTo(port);

      ann.awaitState("joined"); // by itself: the button may be gone before a finger is on it
      assertThat(ann.error()).isEmpty();
    }
  }

  @Test
  void the_diagram_draws_every_step_of_the_call() {
    DemoPage ann = join(annsBrowser, "Ann");
    DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
    ann.awaitSeen("Ben");
    ann.call("Ben");
    awaitCall(ann, ben);

    await("all steps are drawn")
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(
            () -> {
              assertThat(ann.arrows()).contains("1", "2", "3", "4", "5", "7", "8", "9");
              assertThat(ben.arrows()).contains("1", "2", "3", "4", "6", "8", "9");
            });
  }

  @Test
  void on_a_page_that_a_program_drives_nothing_moves_but_the_pictures() {
    DemoPage ann = join(annsBrowser, "Ann");
    DemoPage ben = join(bensBrowser, "Ben", "&auto=answer");
    ann.awaitSeen("Ben");

    ann.call("Ben");
    awaitCall(ann, ben);

    assertThat(movements(annsBrowser)).as("of a person's page").isPositive();
    assertThat(movements(bensBrowser)).as("of the other").isZero();
  }

  /** Returns the number of style rules that would animate the page, for example arriving rows. */
  private static long movements(ProbedBrowser browser) {
    return (Long)
        browser
            .session()
            .driver()
            .executeScript(
                "return [...document.querySelectorAll('*')].filter((element) =>"
                    + " getComputedStyle(element).animationName !== 'none').length");
  }

  private ProbedBrowser guest(CameraPolicy camera) {
    ProbedBrowser guest = browserFixture.browser(3, camera);
    guests.add(guest);
    return guest;
  }

  private DemoPage join(ProbedBrowser browser, String name) {
    return join(browser, name, "");
  }

  private DemoPage join(ProbedBrowser browser, String name, String more) {
    return DemoPage.joined(browser, browserFixture.url(), room, name, more);
  }

  private static void awaitCall(DemoPage ann, DemoPage ben) {
    ann.awaitState("in-call");
    ben.awaitState("in-call");
    awaitProof(ann, BEN);
    awaitProof(ben, ANN);
  }

  /**
   * Waits for the proof of the current connection; an earlier call of the same page proves nothing.
   */
  private static void awaitProof(DemoPage page, int other) {
    await("peer " + other + " is seen and heard")
        .atMost(TestTimeouts.CONDITION)
        .untilAsserted(
            () -> {
              PeerHistory history = PeerHistory.of(sinceLastConnection(page.events()));
              assertThat(VideoJudge.judge(history, browserFixture.signatureOf(other), 1).verdict())
                  .isEqualTo(VideoVerdict.PLAYING);
              assertThat(
                      AudioJudge.judge(history, browserFixture.signatureOf(other), true).verdict())
                  .isEqualTo(AudioVerdict.HEARD);
            });
  }

  private static List<PeerEvent> sinceLastConnection(List<PeerEvent> events) {
    int start = 0;
    for (int i = 0; i < events.size(); i++) {
      start = events.get(i) instanceof ConnectionEvent.Created ? i : start;
    }
    return events.subList(start, events.size());
  }

  private static void awaitNews(DemoPage page, String news) {
    await(news + " is told").atMost(TestTimeouts.CONDITION).until(page::news, news::equals);
  }

  private static boolean madeAnOffer(DemoPage page) {
    return page.events().stream()
        .anyMatch(
            e ->
                e instanceof ConnectionEvent.DescriptionSet set
                    && set.side() == ConnectionEvent.Side.LOCAL
                    && set.kind().equals("offer"));
  }

  private static long openConnections(DemoPage page) {
    return count(page, ConnectionEvent.Created.class) - count(page, ConnectionEvent.Closed.class);
  }

  private static long count(DemoPage page, Class<? extends PeerEvent> type) {
    return page.events().stream().filter(type::isInstance).count();
  }
}
