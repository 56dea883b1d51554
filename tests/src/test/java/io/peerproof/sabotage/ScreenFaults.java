package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.AudioVerdict.NOT_EXPECTED;
import static io.peerproof.proof.VideoVerdict.BLACK;
import static io.peerproof.proof.VideoVerdict.FROZEN;
import static io.peerproof.proof.VideoVerdict.NOT_RENDERED;
import static io.peerproof.proof.VideoVerdict.NO_TRACK;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.sound;
import static io.peerproof.sabotage.Verdicts.NO_TRACKS;
import static io.peerproof.timeline.FailedPhase.MEDIA;
import static io.peerproof.timeline.FailedPhase.RENDER;
import static io.peerproof.timeline.FailedPhase.RTP;
import static io.peerproof.timeline.FailedPhase.SIGNALING;

import io.peerproof.browser.ScreenPolicy;
import io.peerproof.call.CallSettings;
import io.peerproof.call.steps.Step;
import io.peerproof.call.steps.StepActor;
import io.peerproof.event.PeerRole;
import java.time.Duration;
import java.util.List;

/** Pages that share their screen, and those that do it badly. */
final class ScreenFaults {

  /** Time for a screen that is shared, and for its end. */
  private static final Duration OBSERVED = Duration.ofSeconds(9);

  private ScreenFaults() {}

  static List<SabotageCase> cases() {
    return List.of(
        clicked(
                broken(
                    "screen/camera-stays-away",
                    RTP,
                    "The caller's screen takes its camera's place and ends, and nothing follows."))
            .atCaller("screen-and-no-camera-again")
            .calleeSees(FROZEN, HEARD)
            .held(),
        clicked(
                broken(
                    "screen/not-offered",
                    SIGNALING,
                    "The caller adds its screen to the connection, and makes no new offer."))
            .atCaller("screen-not-offered")
            .atCallee("shows-all")
            .calleeSees(NO_TRACK, HEARD)
            .held(),
        clicked(
                broken(
                    "screen/added-nowhere",
                    SIGNALING,
                    "The caller's page gets a screen, and adds it to no connection."))
            .atCaller("screen-added-nowhere")
            .atCallee("shows-all")
            .calleeSees(NO_TRACK, HEARD)
            .held(),
        clicked(
                broken(
                    "screen/camera-cloned",
                    SIGNALING,
                    "The caller shares its screen, and sends a clone of its camera instead."))
            .atCaller("camera-cloned-for-screen")
            .atCallee("shows-all")
            .calleeSees(NO_TRACK, HEARD)
            .held(OBSERVED),
        clicked(
                broken(
                    "screen/never-shown",
                    RENDER,
                    "The caller sends camera and screen, and the callee shows the camera alone."))
            .atCaller("screen-beside-camera")
            .atCallee("shows-first")
            .calleeSees(NOT_RENDERED, HEARD)
            .held(),
        clicked(broken("screen/black", MEDIA, "The caller shares its screen, and it is black."))
            .atCaller("screen-black")
            .atCallee("shows-all")
            .calleeSees(BLACK, HEARD)
            .held(),
        clicked(
                broken(
                    "screen/refused-after-the-camera",
                    MEDIA,
                    "The caller's page ends its camera to share a screen, and the user refuses."))
            .with(ScreenFaults::refused)
            .atCaller("screen-after-camera")
            .calleeSees(FROZEN, HEARD)
            .held(),
        fromStart(
                broken(
                    "screen/refused-from-the-start",
                    MEDIA,
                    "The caller's page wants nothing but the screen, and the user refuses."))
            .with(ScreenFaults::refused)
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACK, NOT_EXPECTED),
        fromStart(
                broken(
                    "screen/not-allowed",
                    MEDIA,
                    "A policy of the page around withholds the screen from the caller's iframe."))
            .inPages("/test/framed-call.html")
            .framed("allow=no-screen")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACK, NOT_EXPECTED),
        broken(
                "screen/untouched",
                MEDIA,
                "The caller's page shares its screen as it loads, before anybody has clicked.")
            .atCaller("screen-untouched")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACK, NOT_EXPECTED));
  }

  static List<SabotageCase> healthy() {
    return List.of(
        fromStart(
            sound("screen/from-the-start", "The caller shares its screen instead of a camera.")),
        fromStart(
                sound(
                    "screen/from-the-start-as-stated",
                    "The caller shares its screen instead of a camera, and it is said."))
            .expecting("video=recvonly,audio,screen=sendonly"),
        clicked(sound("screen/beside-the-camera", "The caller shares its screen in mid-call, too."))
            .atCaller("screen-beside-camera")
            .atCallee("shows-all")
            .held(OBSERVED),
        fromStart(
                sound(
                    "screen/framed",
                    "The caller shares its screen in an iframe that its own origin allows it."))
            .inPages("/test/framed-call.html"),
        clicked(
                sound(
                    "screen/cloned",
                    "The caller sends a clone of its screen in mid-call, beside its camera."))
            .atCaller("screen-cloned")
            .atCallee("shows-all")
            .held(OBSERVED),
        clicked(
                sound(
                    "screen/for-the-camera",
                    "The caller's screen takes the place of its camera in mid-call."))
            .atCaller("screen-for-camera")
            .held(OBSERVED),
        clicked(
                sound(
                    "screen/camera-again",
                    "The caller's screen takes its camera's place for a while."))
            .atCaller("screen-and-camera-again")
            .held(OBSERVED),
        clicked(
                sound(
                    "screen/beside-for-a-while",
                    "The caller shares its screen for a while, beside its camera."))
            .atCaller("screen-beside-for-a-while")
            .atCallee("shows-all")
            .held(OBSERVED),
        clicked(
                sound(
                    "screen/refused",
                    "The caller's user refuses to share the screen, and the camera goes on."))
            .with(ScreenFaults::refused)
            .atCaller("screen-if-any")
            .held());
  }

  private static SabotageCase clicked(SabotageCase one) {
    return one.struckBy(Faults.click(PeerRole.CALLER, "#share").onceProven());
  }

  private static SabotageCase fromStart(SabotageCase one) {
    return one.atCaller("screen-from-start")
        .with(s -> s.withSteps(List.of(new Step.Click(StepActor.CALLER, "#share"))));
  }

  private static CallSettings refused(CallSettings settings) {
    return settings.with(PeerRole.CALLER, peer -> peer.withScreen(ScreenPolicy.REFUSED));
  }
}
