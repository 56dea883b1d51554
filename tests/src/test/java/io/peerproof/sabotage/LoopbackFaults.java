package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.VideoVerdict.NO_TRACK;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.sound;
import static io.peerproof.sabotage.SabotageCase.undone;
import static io.peerproof.timeline.FailedPhase.RENDER;
import static io.peerproof.timeline.FailedPhase.SIGNALING;

import io.peerproof.call.CallTopology;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.DataVerdict;
import io.peerproof.proof.VideoVerdict;
import java.util.List;

/** Pages with both ends of a call. */
final class LoopbackFaults {

  /** Its report says that it is an echo: {@link EchoIT}. */
  static final String ECHO = "loopback/echo-not-asked-for";

  static final String ECHO_OF_MESSAGES = "loopback/echo-of-messages";

  private static final Verdicts ECHOED =
      new Verdicts(VideoVerdict.NOT_EXPECTED, AudioVerdict.NOT_EXPECTED, DataVerdict.WRONG_SOURCE);

  private static final String PAGE = "/test/loopback.html";

  private LoopbackFaults() {}

  static List<SabotageCase> cases() {
    return List.of(
        loopback(
                broken(
                    "loopback/preview-shown",
                    RENDER,
                    "The pages show their cameras themselves where what comes back should be."))
            .atBoth("preview-shown")
            .callerSees(VideoVerdict.NOT_RENDERED, HEARD)
            .calleeSees(VideoVerdict.NOT_RENDERED, HEARD),
        loopback(
                undone(
                    "loopback/video-without-a-track",
                    SIGNALING,
                    "The pages capture audio and video, and send audio."))
            .atBoth("audio-only")
            .callerSees(NO_TRACK, HEARD)
            .calleeSees(NO_TRACK, HEARD),
        undone("loopback/not-asked-for", SIGNALING, "Each page calls itself, and not the other.")
            .inPages(PAGE)
            .callerSees(Verdicts.ANY)
            .calleeSees(Verdicts.ANY),
        broken("loopback/call-of-two", RENDER, "The pages call each other, and not themselves.")
            .with(s -> s.withTopology(CallTopology.LOOPBACK))
            .callerSees(VideoVerdict.WRONG_SOURCE, AudioVerdict.WRONG_SOURCE)
            .calleeSees(VideoVerdict.WRONG_SOURCE, AudioVerdict.WRONG_SOURCE),
        echo(broken(ECHO, RENDER, "A server sends each page its own media back."))
            .withTimeout(Faults.WITH_A_THIRD)
            .callerSees(VideoVerdict.WRONG_SOURCE, AudioVerdict.WRONG_SOURCE)
            .calleeSees(VideoVerdict.WRONG_SOURCE, AudioVerdict.WRONG_SOURCE),
        broken(ECHO_OF_MESSAGES, RENDER, "A server sends each page its own messages back.")
            .atBoth("data-only,data-stream,calls-echo")
            .struckBy(Faults.runEchoServer())
            .withTimeout(Faults.WITH_A_THIRD)
            .callerSees(ECHOED)
            .calleeSees(ECHOED));
  }

  static List<SabotageCase> healthy() {
    return List.of(
        loopback(sound("loopback/plain", "Each page calls itself, and is to.")),
        echo(sound(
                "loopback/echo-asked-for",
                "A server sends each page its own media back, and is to."))
            .with(s -> s.withTopology(CallTopology.LOOPBACK)));
  }

  private static SabotageCase echo(SabotageCase one) {
    return one.atBoth("calls-echo").struckBy(Faults.runEchoServer());
  }

  private static SabotageCase loopback(SabotageCase one) {
    return one.inPages(PAGE).with(s -> s.withTopology(CallTopology.LOOPBACK));
  }
}
