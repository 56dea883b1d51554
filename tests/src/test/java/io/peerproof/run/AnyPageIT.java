package io.peerproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.peerproof.BrowserFixture;
import io.peerproof.Reasons;
import io.peerproof.browser.AutoplayPolicy;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.call.CallSettings;
import io.peerproof.call.PeerSettings;
import io.peerproof.call.steps.StepsFile;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.MediaSourcePolicy;
import io.peerproof.report.CallReport;
import io.peerproof.server.PeerproofServer;
import io.peerproof.server.ServerOptions;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of many kinds, none of which knows Peerproof. */
@TestInstance(Lifecycle.PER_CLASS)
class AnyPageIT {

  private static final String WHO = "?room={room}&role={role}";
  private static final Duration SHORT = Duration.ofSeconds(6);

  @TempDir static Path folder;

  private CallSeries series;
  private int calls;

  @BeforeAll
  void open() {
    series = CallSeries.open(settings(""), folder, step -> {});
  }

  @AfterAll
  void close() {
    series.close();
  }

  private static CallSettings settings(String page) {
    return CallSettings.defaults()
        .withServer(BrowserFixture.options().withRoomCapacity(2))
        .withEach(peer -> peer.withPage(page.startsWith("http") ? page : "/test/any/" + page));
  }

  /** Settings of a page that captures nothing, and plays what it receives without a click. */
  private static CallSettings autoplaying(String page) {
    return settings(page).withEach(peer -> peer.withAutoplay(AutoplayPolicy.ALLOW));
  }

  private CallReport make(CallSettings settings) throws InterruptedException {
    return series.make(settings, itsFolder(++calls));
  }

  private static Path itsFolder(int call) {
    return folder.resolve("call-" + call);
  }

  private static void assertPassed(CallReport call) {
    assertThat(call.outcome()).as("%s %s", call.reason(), call.clues()).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "adapter", "subclass", "several", "early", "spa", "csp", "legacy"})
  void a_page_is_proven_whatever_it_does_with_its_functions(String page) throws Exception {
    CallReport call = make(settings(page + ".html" + WHO));

    assertPassed(call);
    assertThat(call.peers())
        .allSatisfy(
            peer -> {
              assertThat(peer.phases().mediaMs()).isNotNull();
              assertThat(peer.phases().provenMs()).isNotNull();
            });
  }

  @Test
  void a_room_in_the_fragment_is_a_room_of_its_own_in_each_call() throws Exception {
    CallSettings settings = settings("fragment.html?role={role}#{room}");

    for (int n = 1; n <= 3; n++) {
      assertPassed(make(settings));
    }
  }

  @Test
  void a_canvas_is_no_camera_and_the_verdict_says_what_would_take_it() throws Exception {
    CallReport call = make(autoplaying("canvas.html" + WHO).withTimeout(SHORT));

    assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(call.peers().get(0).video().verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(Reasons.withoutTime(call.reason()))
        .isEqualTo(
            "At the caller, video WRONG_SOURCE: frames in #remote carry no readable stamp; to accept"
                + " this source, use --expect-source any (no proof in time).");
  }

  @Test
  void a_canvas_and_an_oscillator_live_where_any_source_will_do() throws Exception {
    CallReport call = make(autoplaying("canvas.html" + WHO).withSource(MediaSourcePolicy.ANY));

    assertPassed(call);
    assertThat(call.expected().because())
        .contains("Accepted source: any moving video and any audio (--expect-source any).");
    assertThat(call.peers())
        .allSatisfy(
            peer -> {
              assertThat(peer.video().verdict()).isEqualTo(VideoVerdict.PLAYING);
              assertThat(peer.video().evidence().facts()).containsEntry("source", "unstamped");
              assertThat(peer.audio().verdict()).isEqualTo(AudioVerdict.HEARD);
              assertThat(peer.audio().evidence().facts()).containsEntry("source", "unstamped");
            });
  }

  @Test
  void a_still_canvas_does_not_live_however_often_it_is_painted() throws Exception {
    CallReport call =
        make(
            autoplaying("canvas.html" + WHO + "&still")
                .withSource(MediaSourcePolicy.ANY)
                .withTimeout(SHORT));

    assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(call.failedPhase()).isEqualTo(FailedPhase.MEDIA);
    assertThat(Reasons.withoutTime(call.reason()))
        .matches(
            "At the caller, video FROZEN: an unstamped video in #remote stood still for [0-9.]+ s,"
                + " while frames of it were presented again and again \\(no proof in time\\)"
                + "\\.");
  }

  @Test
  void the_cameras_still_play_where_any_source_will_do() throws Exception {
    assertPassed(make(settings("plain.html" + WHO).withSource(MediaSourcePolicy.ANY)));
  }

  private CallSettings withSteps(String steps) throws IOException {
    Path file = Files.writeString(folder.resolve("steps.yaml"), steps);
    return settings("steps.html?role={role}").withSteps(StepsFile.read(file));
  }

  @Test
  void steps_make_the_call_that_a_page_does_not_make_by_itself() throws Exception {
    CallReport call =
        make(
            withSteps(
                """
                steps:
                  - callee: wait for element '#call'
                  - callee: run script 'window.answer()'
                  - callee: share '#my-id' as peerId
                  - caller: type '{peerId}' into '#other-id'
                  - caller: press Tab
                  - caller: click 'call now'
                  - both: wait for text 'Connected'
                """));

    assertPassed(call);
    assertThat(call.expected().because()).contains("7 of 7 steps were done.");
  }

  @Test
  void each_call_of_a_series_finds_the_login_that_its_steps_need() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("login.yaml"),
            """
            steps:
              - both: type '{role}' into '#user'
              - both: click 'Log in'
            """);
    CallSettings settings = settings("login.html" + WHO).withSteps(StepsFile.read(file));

    assertPassed(make(settings));
    assertPassed(make(settings));
  }

  @Test
  void a_step_that_cannot_be_done_is_named_with_what_the_page_shows() throws Exception {
    CallReport call =
        make(
            withSteps("steps:\n  - both: wait for text 'Idle'\n  - caller: click 'Ring'\n")
                .withTimeout(SHORT));

    assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(call.failedPhase()).isEqualTo(FailedPhase.PAGE);
    assertThat(call.reason())
        .isEqualTo(
            "Step 2 of 2, caller: click 'Ring': no element has the text 'Ring' or matches it as a"
                + " selector; the page shows: My id: Call now Idle.");
    assertThat(call.clues()).doesNotContain("1 of 2 steps were done.");
    assertThat(Objects.requireNonNull(call.expected()).because())
        .contains("1 of 2 steps were done.");
    assertThat(itsFolder(calls).resolve("caller.png")).isNotEmptyFile();
  }

  @Test
  void a_button_that_is_disabled_and_a_script_that_throws_are_told() throws Exception {
    assertThat(make(withSteps("steps:\n  - caller: click '#call'\n").withTimeout(SHORT)).reason())
        .isEqualTo(
            "Step 1 of 1, caller: click '#call': '#call' is disabled; the page shows: My id: Call now"
                + " Idle.");
    assertThat(make(withSteps("steps:\n  - callee: run script 'nothing()'\n")).reason())
        .isEqualTo(
            "Step 1 of 1, callee: run script 'nothing()': the script threw: nothing is not"
                + " defined.");
  }

  private static CallSettings withSteps(String page, String steps) throws IOException {
    Path file = Files.writeString(folder.resolve("steps.yaml"), steps);
    return settings(page).withSteps(StepsFile.read(file));
  }

  @Test
  void steps_reach_shadow_roots_and_frames_and_count_matches() throws Exception {
    CallReport call =
        make(
            withSteps(
                "parts.html?role={role}",
                """
                steps:
                  - both: wait for text 'room of your own'
                  - both: type '{room}' into '#room'
                  - both: click 2nd 'Join'
                """
                    .replace("room of", "Room of")));

    assertPassed(call);
  }

  @Test
  void a_step_that_could_mean_several_elements_says_which_it_took() throws Exception {
    CallReport call =
        make(
            withSteps(
                "parts.html?role={role}",
                """
                steps:
                  - caller: click 'Join'
                  - caller: wait for text 'Wrong button'
                  - both: type '{room}' into '#room'
                  - both: click '.join'
                """));

    assertPassed(call);
    assertThat(call.expected().because())
        .contains(
            "4 of 4 steps were done. Step 1 at the caller took the first of 2 visible matches of 'Join', <button"
                + " class=\"wrong\">.");
  }

  @Test
  void the_address_of_one_page_is_opened_by_the_other() throws Exception {
    CallReport call =
        make(
            withSteps(
                "lobby.html?role={role}",
                """
                steps:
                  - caller: click 'Create room'
                  - caller: wait for address '#room-'
                  - caller: share address as link
                  - callee: open '{link}'
                """));

    assertPassed(call);
  }

  @Test
  void dialogs_are_answered_by_steps() throws Exception {
    CallReport call =
        make(
            withSteps(
                "dialogs.html" + WHO,
                """
                steps:
                  - caller: answer dialog with '{room}'
                  - both: accept dialog
                  - callee: accept dialog
                """));

    assertPassed(call);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CDP", "BIDI"})
  void a_dialog_that_nobody_answers_is_named(ProbeTransport transport) throws Exception {
    CallSettings settings =
        settings("dialogs.html" + WHO)
            .withTimeout(SHORT)
            .withEach(peer -> peer.withTransport(transport));

    CallReport call = make(settings);

    assertThat(call.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(call.failedPhase()).isEqualTo(FailedPhase.PAGE);
    assertThat(Reasons.withoutTime(call.reason()))
        .startsWith("At the caller, the page asked \"Which room?\" (prompt), and nobody answered");
  }

  @Test
  void a_dialog_in_mid_call_that_nobody_answers_is_named() throws Exception {
    CallReport call =
        make(
            withSteps("dialogs.html" + WHO, "steps:\n  - caller: answer dialog with '{room}'\n")
                .withTimeout(SHORT));

    assertThat(call.failedPhase()).isEqualTo(FailedPhase.PAGE);
    assertThat(Reasons.withoutTime(call.reason()))
        .startsWith(
            "At the callee, the page asked \"Ann calls. Accept?\" (confirm), and nobody answered");
  }

  @Test
  void a_page_of_status_404_that_works_is_proven() throws Exception {
    try (StaticPages pages = StaticPages.withStatus404();
        PeerproofServer relay =
            PeerproofServer.start(
                ServerOptions.defaults().withOrigins("http://" + pages.authority()))) {
      assertPassed(
          make(
              settings(
                  "http://%s/any/plain.html%s&relay=ws://127.0.0.1:%d/signal"
                      .formatted(pages.authority(), WHO, relay.port()))));
    }
  }

  @Test
  void a_certificate_that_nobody_knows_is_told_and_taken_when_asked() throws Exception {
    try (PeerproofServer other = PeerproofServer.start(BrowserFixture.options().withHttps(true))) {
      CallSettings settings = settings(other.url("/test/any/plain.html").toString() + WHO);

      CallReport refused = make(settings);
      CallReport taken = make(settings.withEach(PeerSettings::withInsecure));

      assertThat(refused.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(refused.failedPhase()).isEqualTo(FailedPhase.PAGE);
      assertThat(refused.reason())
          .matches(
              "At the calle[re], https://127\\.0\\.0\\.1:\\d+/test/any/plain\\.html\\S+ could not be"
                  + " opened: ERR_CERT_AUTHORITY_INVALID: the browser does not trust its"
                  + " certificate; --insecure accepts it\\.");
      assertPassed(taken);
    }
  }

  @Test
  void a_server_that_nobody_runs_is_told() throws Exception {
    int port;
    try (ServerSocket nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    String address = "http://127.0.0.1:" + port + "/";

    assertThat(make(settings(address)).reason())
        .matches(
            "At the calle[re], " + address + " could not be opened: ERR_CONNECTION_REFUSED\\.");
    assertThat(make(settings("http://127.0.0.1:9/")).reason())
        .matches("At the calle[re], http://127.0.0.1:9/ could not be opened: ERR_UNSAFE_PORT\\.");
  }

  /** Checks a refusal without a body, for which the browser shows an error page. */
  @Test
  void a_refusal_without_a_word_is_told_as_the_server_s() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try {
      assertThat(make(settings(address)).reason())
          .matches("At the calle[re], the server answered 500 for " + address + "\\.");
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_password_opens_the_page_and_is_written_down_nowhere(ProbeTransport transport)
      throws Exception {
    try (StaticPages pages = StaticPages.withPassword();
        PeerproofServer relay =
            PeerproofServer.start(
                ServerOptions.defaults().withOrigins("http://" + pages.authority()))) {
      String rest =
          "@%s/any/plain.html%s&relay=ws://127.0.0.1:%d/signal"
              .formatted(pages.authority(), WHO, relay.port());

      CallSettings settings =
          settings("http://ann:wr0ng" + rest).withEach(peer -> peer.withTransport(transport));
      CallSettings corrected =
          settings("http://ann:" + StaticPages.PASSWORD + rest)
              .withEach(peer -> peer.withTransport(transport));
      Path itsFolder = Files.createDirectory(folder.resolve("guarded-" + transport));

      CallReport wrong;
      CallReport right;
      try (CallSeries own = CallSeries.open(settings, itsFolder, step -> {})) {
        wrong = own.make(settings, itsFolder.resolve("wrong"));
        right = own.make(corrected, itsFolder);
      }

      assertPassed(right);
      assertThat(wrong.failedPhase()).isEqualTo(FailedPhase.PAGE);
      assertThat(wrong.reason()).contains("the server answered 401 for http://127.0.0.1:");
      assertThat(textsOf(itsFolder)).hasSizeGreaterThan(1).noneMatch(AnyPageIT::holdsPassword);
    }
  }

  private static boolean holdsPassword(String text) {
    return text.contains(StaticPages.PASSWORD) || text.contains("wr0ng");
  }

  private static List<String> textsOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(AnyPageIT::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_demo_of_one_server_calls_by_the_relay_of_another_that_its_server_allows()
      throws Exception {
    int freePort;
    try (PeerproofServer first = PeerproofServer.start(ServerOptions.defaults())) {
      freePort = first.port();
    }
    try (PeerproofServer relay =
            PeerproofServer.start(
                ServerOptions.defaults().withOrigins("http://127.0.0.1:" + freePort));
        PeerproofServer demo =
            PeerproofServer.start(
                ServerOptions.defaults()
                    .withPort(freePort)
                    .withRelays("ws://127.0.0.1:%d/signal".formatted(relay.port())))) {
      String page =
          "%s?room={room}&relay=ws://127.0.0.1:%d/signal&auto".formatted(demo.url(), relay.port());

      assertPassed(make(settings(page)));
    }
  }
}
