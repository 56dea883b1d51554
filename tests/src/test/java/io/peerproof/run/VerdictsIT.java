package io.peerproof.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.Stage;
import io.peerproof.call.Role;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.timeline.FailedPhase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real calls of another page than the demo, with one real fault, and what is said of them. */
class VerdictsIT {

  /** Long enough for a picture to have played and stopped. */
  private static final Duration TIMEOUT = Duration.ofSeconds(7);

  @TempDir Path folder;

  @Test
  void the_page_passes_without_a_fault() throws Exception {
    CallReport call = make("none", "none");

    assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.PASSED);
  }

  @ParameterizedTest(name = "{0} at the caller, {1} at the callee")
  @CsvSource({
    "microphone-muted,  none,                 PLAYING,      SILENT,       MEDIA",
    "camera-black,      none,                 BLACK,        HEARD,        MEDIA",
    // with a second fault, for the call would be proven before the camera goes
    "camera-taken-away, element-muted,        FROZEN,       NOT_RENDERED, RTP",
    "none,              element-hidden,       NOT_RENDERED, HEARD,        RENDER",
    "none,              element-off-the-page, NOT_RENDERED, HEARD,        RENDER",
    "none,              element-muted,        PLAYING,      NOT_RENDERED, RENDER",
    "none,              never-shown,          NOT_RENDERED, NOT_RENDERED, RENDER",
  })
  void a_fault_shows_at_the_callee_alone(
      String callersFault,
      String calleesFault,
      VideoVerdict video,
      AudioVerdict audio,
      FailedPhase phase)
      throws Exception {
    CallReport call = make(callersFault, calleesFault);

    assertCalleeAlone(call, video, audio, phase);
  }

  private static void assertCalleeAlone(
      CallReport call, VideoVerdict video, AudioVerdict audio, FailedPhase phase) {
    PeerReport caller = call.peers().get(0);
    PeerReport callee = call.peers().get(1);
    assertThat(call.outcome()).as(call.reason()).isEqualTo(Outcome.FAILED);
    assertThat(callee.video().verdict()).as(callee.toString()).isEqualTo(video);
    assertThat(callee.audio().verdict()).as(callee.audio().toString()).isEqualTo(audio);
    assertThat(call.failedPhase()).as(call.reason()).isEqualTo(phase);
    assertThat(caller.video().verdict()).isEqualTo(VideoVerdict.PLAYING);
    assertThat(caller.audio().verdict()).isEqualTo(AudioVerdict.HEARD);
  }

  private CallReport make(String callersFault, String calleesFault) throws InterruptedException {
    CallSettings settings =
        CallSettings.defaults()
            .withServer(Stage.options().withRoomCapacity(2))
            .with(Role.CALLER, peer -> peer.withPage(page(Role.CALLER, callersFault)))
            .with(Role.CALLEE, peer -> peer.withPage(page(Role.CALLEE, calleesFault)))
            .withTimeout(TIMEOUT);
    return CallRun.make(settings, folder, Progress.silent()).calls().get(0);
  }

  private static String page(Role role, String fault) {
    return "/test/bare-call.html?role=" + role.word() + "&fault=" + fault;
  }
}
