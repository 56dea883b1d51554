package io.peerproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.ProcessProbe;
import io.peerproof.Reasons;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.BrowserSession;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.browser.ProbeTransport;
import io.peerproof.browser.spec.BrowserSpec;
import io.peerproof.call.CallListener;
import io.peerproof.call.CallSettings;
import io.peerproof.call.InteractiveCall;
import io.peerproof.call.ProgressListener;
import io.peerproof.event.PeerRole;
import io.peerproof.media.DeviceVariant;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RunReport;
import io.peerproof.timeline.FailedPhase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRunIT {

  /** Name of the camera file of a browser, with the number in its stamps. */
  private static final Pattern CAMERA =
      Pattern.compile("--use-file-for-fake-video-capture=\\S*-peer(\\d+)-");

  @TempDir Path folder;

  @Test
  void video_and_audio_are_proven_in_both_directions() throws Exception {
    RunReport report = make(settings());

    assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
    assertThat(report.reason()).isEqualTo("Each peer sees and hears the other.");
    assertThat(report.calls()).hasSize(1);
    assertThat(report.calls().get(0).peers())
        .allSatisfy(
            peer -> {
              assertThat(peer.video().verdict()).isEqualTo(VideoVerdict.PLAYING);
              assertThat(peer.audio().verdict()).isEqualTo(AudioVerdict.HEARD);
              assertThat(peer.phases()).hasNoNullFieldsOrProperties();
              assertThat(peer.phases().totalMs()).isPositive();
              assertThat(peer.stats()).isNotEmpty();
              assertThat(peer.artifacts()).isEmpty();
            });
  }

  @Test
  void a_call_that_is_heard_over_bidi_is_proven_too() throws Exception {
    CallSettings settings = settings().withEach(peer -> peer.withTransport(ProbeTransport.BIDI));
    List<Boolean> heardOverDevTools = new CopyOnWriteArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void judged(Map<PeerRole, BrowserSession> sessions) {
            sessions.values().forEach(one -> heardOverDevTools.add(one.devTools().isPresent()));
          }
        };

    CallReport call;
    try (CallSeries series = CallSeries.open(settings, folder, ProgressListener.silent())) {
      call = series.make(settings, folder, listener);
    }

    assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.PASSED);
    assertThat(heardOverDevTools).containsExactly(false, false);
  }

  @Test
  void the_record_tells_what_really_ran() throws Exception {
    RunReport report = make(settings());

    for (PeerReport peer : report.calls().get(0).peers()) {
      BrowserReport browser = peer.browser();
      assertThat(browser.requested()).isEqualTo("auto");
      assertThat(browser.version()).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
      assertThat(browser.driverVersion()).startsWith(browser.version().split("\\.")[0] + ".");
      assertThat(Path.of(browser.binary())).isAbsolute().exists();
      assertThat(browser.arguments())
          .anyMatch(argument -> argument.startsWith("--use-file-for-fake-video-capture=/"));
    }
  }

  @Test
  void a_page_that_never_calls_fails_and_leaves_what_it_takes_to_see_why() throws Exception {
    RunReport report = make(onPages("never-calls.html").withTimeout(TestTimeouts.HOPELESS_CALL));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(Reasons.withoutTime(report.reason()))
        .isEqualTo(
            "At the caller, the page called neither getUserMedia nor RTCPeerConnection: it never"
                + " began a call (no proof in time).");
    assertThat(failedPhase(report)).isEqualTo(FailedPhase.MEDIA);
    for (PeerReport peer : report.calls().get(0).peers()) {
      assertThat(peer.video().verdict()).isEqualTo(VideoVerdict.NO_TRACK);
      assertThat(peer.audio().verdict()).isEqualTo(AudioVerdict.NO_TRACK);
      assertThat(peer.artifacts())
          .contains(peer.role() + ".png", peer.role() + "-events.json", "driver.log")
          .allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
    }
  }

  @Test
  void a_page_that_is_not_there_fails_at_once() throws Exception {
    RunReport report = make(onPages("nowhere.html").withTimeout(TestTimeouts.HEALTHY_CALL));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failedPhase(report)).isEqualTo(FailedPhase.PAGE);
    assertThat(report.reason())
        .matches(
            "At the calle[re], the server answered 404 for http://127.0.0.1:\\d+/test/nowhere.html\\.");
    assertThat(report.durationMs()).isLessThan(TestTimeouts.HEALTHY_CALL.toMillis());
  }

  @Test
  void a_refused_camera_fails_with_the_peer_and_the_browsers_words() throws Exception {
    RunReport report =
        make(
            settings()
                .with(PeerRole.CALLEE, peer -> peer.withCamera(CameraPolicy.REFUSED))
                .withTimeout(TestTimeouts.HEALTHY_CALL));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failedPhase(report)).isEqualTo(FailedPhase.MEDIA);
    assertThat(report.reason())
        .isEqualTo("At the callee, getUserMedia was refused: NotAllowedError: Permission denied.");
    assertThat(report.durationMs()).isLessThan(TestTimeouts.HEALTHY_CALL.toMillis());
  }

  @Test
  void a_page_that_throws_at_load_fails_at_the_page() throws Exception {
    RunReport report = make(onPages("throws.html").withTimeout(TestTimeouts.HOPELESS_CALL));

    assertThat(failedPhase(report)).isEqualTo(FailedPhase.PAGE);
    assertThat(report.reason())
        .startsWith("At the caller, the page failed before it made any WebRTC call: ")
        .contains("said by the page");
  }

  @Test
  void a_browser_killed_in_mid_call_is_inconclusive_and_says_who_died() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    CompletableFuture<RunReport> running =
        running(
            settings()
                .with(PeerRole.CALLER, peer -> peer.withPage("/test/bare-call.html?role=caller"))
                .with(
                    PeerRole.CALLEE,
                    peer -> peer.withPage("/test/bare-call.html?role=callee&fault=element-muted"))
                .withTimeout(TestTimeouts.HEALTHY_CALL),
            step -> {
              if (step.startsWith("Connected")) {
                connected.countDown();
              }
            });
    assertThat(connected.await(TestTimeouts.HEALTHY_CALL.toSeconds(), TimeUnit.SECONDS)).isTrue();

    browserOf(PeerRole.CALLEE).destroyForcibly();

    RunReport report = running.get(TestTimeouts.HEALTHY_CALL.toSeconds(), TimeUnit.SECONDS);
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(failedPhase(report)).isEqualTo(FailedPhase.SESSION);
    assertThat(report.reason()).startsWith("The browser of the callee died: ");
    assertThat(report.durationMs()).isLessThan(TestTimeouts.HEALTHY_CALL.toMillis());
    assertThat(ProcessProbe.belowThisProcess()).isEmpty();
  }

  @Test
  void a_browser_that_is_not_there_is_inconclusive_and_says_what_to_do() throws Exception {
    Path nowhere = folder.resolve("chrome");

    RunReport report =
        make(settings().with(PeerRole.CALLER, peer -> peer.withBrowser(BrowserSpec.at(nowhere))));

    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(failedPhase(report)).isEqualTo(FailedPhase.SESSION);
    assertThat(report.reason()).contains(nowhere.toString());
    assertThat(report.calls().get(0).peers()).allMatch(peer -> peer.browser() == null);
  }

  private RunReport make(CallSettings settings) throws InterruptedException {
    RunReport report = CallRun.make(settings, folder, ProgressListener.silent());
    assertThat(ProcessProbe.belowThisProcess()).isEmpty();
    return report;
  }

  private CompletableFuture<RunReport> running(
      CallSettings settings, ProgressListener progressListener) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return CallRun.make(settings, folder, progressListener);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        },
        task -> new Thread(task).start());
  }

  private static CallSettings settings() {
    return CallSettings.defaults().withServer(BrowserFixture.options().withRoomCapacity(2));
  }

  private static CallSettings onPages(String page) {
    return settings()
        .with(PeerRole.CALLER, peer -> peer.withPage("/test/" + page))
        .with(PeerRole.CALLEE, peer -> peer.withPage("/test/" + page));
  }

  private static FailedPhase failedPhase(RunReport report) {
    CallReport call = report.calls().get(0);
    return call.failedPhase();
  }

  /** Returns the browser whose fake camera is that of the peer, in whichever variant. */
  private static ProcessHandle browserOf(PeerRole peer) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> isBrowserOf(process.info().commandLine().orElse(""), peer))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isBrowserOf(String command, PeerRole peer) {
    Matcher camera = CAMERA.matcher(command);
    return !command.contains("--type=")
        && camera.find()
        && DeviceVariant.peerInItsRun(Integer.parseInt(camera.group(1))) == peer.number();
  }

  @Test
  void pages_stand_until_the_next_call_unless_it_could_meet_them_in_its_room() throws Exception {
    try (CallSeries series = CallSeries.open(settings(), folder, ProgressListener.silent())) {
      series.make(settings(), folder);
      try (InteractiveCall own = series.hold(settings(), folder)) {
        assertThat(own.driver(PeerRole.CALLER).getCurrentUrl()).contains("room=call1");
        assertThat(own.driver(PeerRole.CALLEE).getCurrentUrl()).contains("room=call1");
      }
      series.make(settings(), folder);
      CallSettings shared =
          settings().with(PeerRole.CALLEE, peer -> peer.withPage("/?room=lasting&auto=answer"));
      try (InteractiveCall next = series.hold(shared, folder)) {
        assertThat(next.driver(PeerRole.CALLER).getCurrentUrl()).isEqualTo("about:blank");
        assertThat(next.driver(PeerRole.CALLEE).getCurrentUrl()).isEqualTo("about:blank");
      }
    }
  }
}
