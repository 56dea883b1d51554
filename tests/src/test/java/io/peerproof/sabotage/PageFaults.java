package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.AudioVerdict.SILENT;
import static io.peerproof.proof.VideoVerdict.FROZEN;
import static io.peerproof.proof.VideoVerdict.NOT_RENDERED;
import static io.peerproof.proof.VideoVerdict.NO_FRAMES;
import static io.peerproof.proof.VideoVerdict.NO_TRACK;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.sound;
import static io.peerproof.sabotage.SabotageCase.undone;
import static io.peerproof.sabotage.SabotageCase.unmeasurable;
import static io.peerproof.sabotage.Verdicts.NOTHING_EXPECTED;
import static io.peerproof.sabotage.Verdicts.NO_TRACKS;
import static io.peerproof.timeline.FailedPhase.MEDIA;
import static io.peerproof.timeline.FailedPhase.PAGE;
import static io.peerproof.timeline.FailedPhase.RENDER;
import static io.peerproof.timeline.FailedPhase.RTP;
import static io.peerproof.timeline.FailedPhase.SIGNALING;

import io.peerproof.browser.CameraPolicy;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import java.util.List;
import java.util.stream.Stream;

/** Faults of a page or its browser. */
final class PageFaults {

  private static final String FRAMED = "/test/framed-call.html";

  private PageFaults() {}

  static List<SabotageCase> cases() {
    return Stream.of(loaded(), devices(), crashed(), left(), odd(), asked(), windows(), framed())
        .flatMap(List::stream)
        .toList();
  }

  private static List<SabotageCase> loaded() {
    return List.of(
        broken("page/not-found", PAGE, "There is no such page at the callee's address.")
            .with(s -> s.with(PeerRole.CALLEE, peer -> peer.withPage("/test/nowhere.html")))
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        broken("page/script-missing", PAGE, "The script of the callee's page is not there.")
            .with(s -> s.with(PeerRole.CALLEE, peer -> peer.withPage("/test/script-missing.html")))
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        broken("page/module-missing", PAGE, "A module of the callee's page is not there.")
            .with(s -> s.with(PeerRole.CALLEE, peer -> peer.withPage("/test/module-missing.html")))
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        undone(
                "page/constructor-throws",
                SIGNALING,
                "The browser refuses the callee's ICE servers, and its page says nothing.")
            .atCallee("constructor-throws")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        undone("page/socket-refused", SIGNALING, "The server refuses the callee's WebSocket.")
            .atCallee("socket-refused")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        broken("page/throws-at-load", PAGE, "The callee's page throws before it does anything.")
            .with(s -> s.with(PeerRole.CALLEE, peer -> peer.withPage("/test/throws.html")))
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        broken(
                "page/peer-connection-taken-away",
                SIGNALING,
                "Something in the callee's page took RTCPeerConnection away.")
            .atCallee("peer-connection-taken-away")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS));
  }

  private static List<SabotageCase> devices() {
    return List.of(
        camera("page/camera-refused", CameraPolicy.REFUSED, "The callee's user says no."),
        undone("page/never-answered", MEDIA, "The callee's camera never opens.")
            .with(s -> s.with(PeerRole.CALLEE, peer -> peer.withArguments(deadCamera())))
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        undone(
                "page/no-media-devices",
                MEDIA,
                "The callee's page has nothing to capture with, and answers all the same.")
            .atCallee("no-media-devices")
            .touched()
            .callerSees(NO_TRACKS),
        sound(
                "page/no-media-devices-and-only-watches",
                "The callee's page has nothing to capture with, and is only to watch.")
            .atCaller("sends-only")
            .atCallee("no-media-devices")
            .touched()
            .callerSees(NOTHING_EXPECTED),
        broken(
                "page/audio-instead",
                MEDIA,
                "The callee's page gets no camera, and goes on with the microphone alone.")
            .atCallee("audio-instead")
            .callerSees(NO_TRACK, HEARD),
        sound("page/any-camera-instead", "The callee's page takes another camera than it wanted.")
            .atCallee("any-camera-instead"),
        sound("page/transceivers-first", "The caller puts its tracks into empty transceivers.")
            .atCaller("transceivers-first"),
        camera("page/no-device", CameraPolicy.NO_DEVICE, "The callee has no camera."));
  }

  private static SabotageCase camera(String name, CameraPolicy policy, String what) {
    return broken(name, MEDIA, what)
        .with(s -> s.with(PeerRole.CALLEE, peer -> peer.withCamera(policy)))
        .callerSees(NO_TRACKS)
        .calleeSees(NO_TRACKS);
  }

  /**
   * Returns a camera that never opens: a program that opens a pipe without a writer waits for ever.
   */
  private static String deadCamera() {
    return "--use-file-for-fake-video-capture=" + Pipe.thatNobodyWritesTo();
  }

  private static List<SabotageCase> crashed() {
    return List.of(
        unmeasurable("page/browser-crash", "The callee's browser dies in mid-call.")
            .atCallee("element-muted") // never proven, so that it cannot be over before
            .struckBy(Faults.killBrowser(PeerRole.CALLEE)),
        unmeasurable("page/tab-crash", "The callee's tab crashes in mid-call.")
            .atCallee("element-muted")
            .struckBy(Faults.crashTab(PeerRole.CALLEE)),
        unmeasurable("page/driver-crash", "The browsers' driver dies in mid-call.")
            .atCallee("element-muted")
            .struckBy(Faults.killDriver(PeerRole.CALLEE)));
  }

  private static List<SabotageCase> left() {
    return List.of(
        broken("page/navigates-away", PAGE, "The callee's page is left in mid-call.")
            .atCallee("navigates-away-later")
            .callerSees(FROZEN, SILENT)
            .calleeSees(NO_TRACKS)
            .held(),
        broken("page/hangs-up", SIGNALING, "The callee's page hangs up in mid-call.")
            .atCallee("hangs-up-later")
            .callerSees(FROZEN, SILENT)
            .calleeSees(FROZEN, SILENT)
            .held(),
        sound("page/calls-again", "The caller hangs up in mid-call, and calls again.")
            .atCaller("calls-again-later")
            .held());
  }

  private static List<SabotageCase> odd() {
    return List.of(
        sound("page/peer-connection-wrapped", "A library wraps RTCPeerConnection, and it works.")
            .atBoth("peer-connection-wrapped"),
        sound("page/built-ins-replaced", "Libraries replace Promise, timers, clock and more.")
            .atBoth("built-ins-replaced"),
        broken(
                "page/built-ins-replaced-and-inactive",
                RTP,
                "Libraries replace Promise, timers, clock and more; the caller's encoding is off.")
            .atCaller("built-ins-replaced,encoding-inactive")
            .atCallee("built-ins-replaced")
            .calleeSees(NO_FRAMES, AudioVerdict.NOT_RENDERED),
        sound("page/second-connection", "The pages open another connection that they don't use.")
            .atBoth("second-connection")
            .held(),
        sound("page/strict-policy", "The pages have the strictest Content-Security-Policy.")
            .inPages("/strict/bare-call.html"),
        broken(
                "page/strict-policy-and-hidden",
                RENDER,
                "The pages have the strictest policy, and the callee's element is not displayed.")
            .inPages("/strict/bare-call.html")
            .atCallee("element-hidden")
            .calleeSees(NOT_RENDERED, HEARD));
  }

  private static List<SabotageCase> asked() {
    return List.of(
        broken("page/asks-and-nobody-answers", PAGE, "The callee's page asks before it answers.")
            .atCallee("asks-before-answering")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        sound("page/greets", "The pages greet their users with an alert.").atBoth("greets"));
  }

  private static List<SabotageCase> windows() {
    return List.of(
        sound("page/opens-window", "A page of help hides the caller's page in mid-call.")
            .atCaller("opens-window-later")
            .held(),
        sound("page/opens-window-apart", "A page of help without an opener hides the caller's.")
            .atCaller("opens-window-apart-later")
            .held(),
        sound("page/opens-window-before", "The pages open windows of their own before the call.")
            .atBoth("opens-window-apart"),
        broken(
                "page/opens-window-and-hidden",
                RENDER,
                "A window is open beside the call, and the callee's element is not displayed.")
            .atCallee("opens-window-apart,element-hidden")
            .calleeSees(NOT_RENDERED, HEARD));
  }

  private static List<SabotageCase> framed() {
    return List.of(
        sound("page/framed", "The calls are made in iframes.").inPages(FRAMED),
        sound("page/framed-elsewhere", "The calls are made in iframes of another origin.")
            .inPages(FRAMED)
            .framed("origin=other"),
        broken("page/framed-and-hidden", RENDER, "The callee's iframe is not displayed.")
            .inPages(FRAMED)
            .framedAtCallee("hidden=yes")
            .calleeSees(NOT_RENDERED, HEARD),
        broken(
                "page/framed-elsewhere-and-hidden",
                RENDER,
                "The callee's iframe of another origin is not displayed.")
            .inPages(FRAMED)
            .framed("origin=other")
            .framedAtCallee("hidden=yes")
            .calleeSees(NOT_RENDERED, HEARD),
        broken(
                "page/framed-and-not-allowed",
                MEDIA,
                "A policy of the page around withholds the camera from the callee's iframe.")
            .inPages(FRAMED)
            .framedAtCallee("allow=none")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        broken(
                "page/framed-elsewhere-and-faint",
                RENDER,
                "The page around fades the callee's iframe of another origin.")
            .inPages(FRAMED)
            .framed("origin=other")
            .framedAtCallee("faint=yes")
            .calleeSees(NOT_RENDERED, HEARD),
        broken(
                "page/framed-elsewhere-and-covered",
                RENDER,
                "The page around covers the callee's iframe of another origin.")
            .inPages(FRAMED)
            .framed("origin=other")
            .framedAtCallee("over=all")
            .calleeSees(NOT_RENDERED, HEARD),
        broken(
                "page/framed-elsewhere-and-not-allowed",
                MEDIA,
                "The callee's iframe of another origin is not allowed to use the camera.")
            .inPages(FRAMED)
            .framed("origin=other")
            .framedAtCallee("allow=nothing")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS));
  }
}
