package io.peerproof.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.Reasons;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.run.CallRun;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A call of another stack and its report. */
record StackCall(CallReport report) {

  /** Time limit of a call that cannot be proven; longer than the connection time of each stack. */
  static final Duration BROKEN = Duration.ofSeconds(10);

  /** Reason, without its end, if the pages never found each other. */
  static final String OFFER_LOST = "At the caller, no offer was made, and none arrived";

  /** Reason, without its end, if the offer was lost on its way. */
  static final String ANSWER_LOST = "At the caller, an offer was made, and no answer arrived";

  /** Reason if the offer was lost on its way, and no socket was. */
  static final String NO_ANSWER = ANSWER_LOST + " (no proof in time).";

  /** Reason if a camera was captured and never added. */
  static final String NO_TRACK =
      "At the caller, video NO_TRACK: ontrack never fired for video (no proof in time).";

  private static final Path FOLDER = Path.of("target", "peerproof", "stacks");

  /** Reason if the page disabled the camera, observed in this element. */
  static String black(String element) {
    return "At the caller, video BLACK: frames are presented in "
        + element
        + ", and they are black (mean luma 0.0 of 255) (no proof in time).";
  }

  /** Makes the call and writes its artifacts to a directory of this name. */
  static StackCall make(String name, CallSettings settings)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(FOLDER.resolve(name));
    return new StackCall(CallRun.make(settings, folder, ProgressListener.silent()).calls().get(0));
  }

  /**
   * Returns settings in which both peers open this address, each with its {@code {room}} and {@code
   * {role}}.
   */
  static CallSettings at(String page) {
    return CallSettings.defaults().withEach(peer -> peer.withPage(page));
  }

  /** Returns settings in which both peers open this address, the callee with a longer query. */
  static CallSettings at(String page, String ofCallee) {
    return at(page)
        .with(PeerRole.CALLEE, peer -> peer.withPage(page + ofCallee))
        .withTimeout(BROKEN);
  }

  void isProvenBothWays() {
    assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
    assertThat(report.reason()).isEqualTo("Each peer sees and hears the other.");
    for (PeerRole role : PeerRole.of(2)) {
      sees(role, VideoVerdict.PLAYING, AudioVerdict.HEARD);
    }
  }

  StackCall failsAt(FailedPhase phase, String reason) {
    assertThat(
            report.outcome()
                + " "
                + report.failedPhase()
                + " "
                + Reasons.withoutTime(report.reason()))
        .isEqualTo(Outcome.FAILED + " " + phase + " " + reason);
    return this;
  }

  /**
   * Asserts that signaling failed, and that the reason names the socket that the server left.
   *
   * @param what the reason before the socket
   */
  void failsForItsSocket(String what) {
    assertThat(report.failedPhase()).as(report.reason()).isEqualTo(FailedPhase.SIGNALING);
    assertThat(Reasons.withoutTime(report.reason()))
        .matches(
            what
                + "; its WebSocket ws://[^?\\s]+"
                + " (was lost \\(code 1006\\)|could not be opened) \\(no proof in time\\)\\.");
  }

  StackCall sees(PeerRole role, VideoVerdict video, AudioVerdict audio) {
    PeerReport peer = report.peers().get(role == PeerRole.CALLER ? 0 : 1);
    assertThat(peer.video().verdict() + " " + peer.audio().verdict())
        .as("what the %s sees and hears; %s", role.word(), report.reason())
        .isEqualTo(video + " " + audio);
    return this;
  }
}
