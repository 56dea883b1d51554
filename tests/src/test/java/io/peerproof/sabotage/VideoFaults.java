package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.AudioVerdict.NOT_RENDERED;
import static io.peerproof.proof.AudioVerdict.WRONG_SOURCE;
import static io.peerproof.proof.VideoVerdict.BLACK;
import static io.peerproof.proof.VideoVerdict.FROZEN;
import static io.peerproof.proof.VideoVerdict.NO_FRAMES;
import static io.peerproof.proof.VideoVerdict.NO_TRACK;
import static io.peerproof.proof.VideoVerdict.STUTTERING;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.undone;
import static io.peerproof.timeline.FailedPhase.DECODE;
import static io.peerproof.timeline.FailedPhase.MEDIA;
import static io.peerproof.timeline.FailedPhase.RENDER;
import static io.peerproof.timeline.FailedPhase.RTP;
import static io.peerproof.timeline.FailedPhase.SIGNALING;

import io.peerproof.TestTimeouts;
import io.peerproof.proof.VideoVerdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Faults of the video. */
final class VideoFaults {

  /** Time limit of two calls, one after another, with a recording of the first. */
  private static final Duration TWO_CALLS = TestTimeouts.HOPELESS_CALL.plusSeconds(5);

  /** Duration of several frames at one frame per second. */
  private static final Duration SEVERAL_FRAMES = Duration.ofSeconds(7);

  private VideoFaults() {}

  static List<SabotageCase> cases() {
    return Stream.of(sent(), encrypted(), negotiated(), filmed(), recorded(), misplaced(), unseen())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Returns faults of the sent video. An element that waits for its first frame does not play audio
   * either.
   */
  private static List<SabotageCase> sent() {
    return List.of(
        broken("video/encoding-inactive", RTP, "The caller's encoder is told to send nothing.")
            .atCaller("encoding-inactive")
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        broken("video/track-disabled", MEDIA, "The caller's camera track is switched off.")
            .atCaller("track-disabled")
            .calleeSees(BLACK, HEARD),
        broken("video/track-replaced-by-null", RTP, "The caller's sender has no track.")
            .atCaller("track-replaced-by-null")
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        broken(
                "video/track-replaced-by-null-later",
                RTP,
                "The caller's sender loses its track in mid-call.")
            .atCaller("track-replaced-by-null-later")
            .calleeSees(FROZEN, HEARD)
            .held(),
        broken("video/track-stopped", RTP, "The caller's camera is stopped before the call.")
            .atCaller("track-stopped")
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        broken("video/track-stopped-later", RTP, "The caller's camera is stopped in mid-call.")
            .atCaller("track-stopped-later")
            .calleeSees(FROZEN, HEARD)
            .held(),
        broken(
                "video/wrong-codec",
                DECODE,
                "The descriptions were rewritten, so that each side decodes with the wrong codec.")
            .atCaller("wrong-codec")
            .callerSees(NO_FRAMES, NOT_RENDERED)
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        broken(
                "video/second-of-two-not-encoded",
                RTP,
                "The caller sends two video tracks, and the encoder of the second is off.")
            .atCaller("two-videos,second-video-inactive")
            .atCallee("two-videos")
            .calleeSees(NO_FRAMES, HEARD));
  }

  private static List<SabotageCase> encrypted() {
    return List.of(
        undone(
                "video/another-key",
                DECODE,
                "The caller encrypts encoded frames with another key than the callee has.")
            .atCaller("encrypts")
            .atCallee("another-key")
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        undone(
                "video/another-key-by-streams",
                DECODE,
                "The keys differ, in pages that use createEncodedStreams.")
            .atCaller("encrypts-by-streams")
            .atCallee("another-key-by-streams")
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        undone(
                "video/never-decrypted",
                DECODE,
                "The caller encrypts encoded frames, and the callee knows nothing of that.")
            .atCaller("encrypts")
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        undone(
                "video/receiver-transform-never-runs",
                DECODE,
                "The callee gives received frames to a worker that does nothing with them.")
            .atCallee("transform-never-runs")
            .calleeSees(NO_FRAMES, NOT_RENDERED),
        broken(
                "video/sender-transform-never-runs",
                RTP,
                "The caller gives its frames to a worker that passes none on.")
            .atCaller("transform-never-runs")
            .calleeSees(NO_FRAMES, NOT_RENDERED));
  }

  private static List<SabotageCase> negotiated() {
    return List.of(
        undone(
                "video/caller-only-receives",
                SIGNALING,
                "The caller's transceiver for video is recvonly by mistake.")
            .atCaller("video-recvonly")
            .calleeSees(NO_TRACK, HEARD),
        undone(
                "video/caller-only-sends",
                SIGNALING,
                "The caller's transceiver for video is sendonly by mistake.")
            .atCaller("video-sendonly")
            .callerSees(NO_TRACK, HEARD),
        undone(
                "video/callee-only-receives",
                SIGNALING,
                "The callee's transceiver for video is recvonly by mistake.")
            .atCallee("video-recvonly")
            .callerSees(NO_TRACK, HEARD),
        broken(
                "video/callee-only-sends",
                SIGNALING,
                "The callee's transceiver for video is sendonly by mistake.")
            .atCallee("video-sendonly")
            .calleeSees(NO_FRAMES, NOT_RENDERED), // the offer had promised a track
        undone(
                "video/second-of-two-not-offered",
                SIGNALING,
                "The caller adds two video tracks, and offers to send the first alone.")
            .atCaller("two-videos,second-video-not-offered")
            .atCallee("two-videos")
            .calleeSees(NO_TRACK, HEARD));
  }

  private static List<SabotageCase> filmed() {
    return List.of(
        broken("video/camera-black", MEDIA, "The caller's camera films nothing but black.")
            .atCaller("camera-black")
            .calleeSees(BLACK, HEARD),
        broken(
                "video/camera-frozen",
                MEDIA,
                "The caller's camera gives one and the same frame, thirty times a second.")
            .atCaller("camera-frozen")
            .calleeSees(FROZEN, HEARD),
        broken(
                "video/camera-frozen-later",
                MEDIA,
                "The caller's camera gives one and the same frame from some moment on.")
            .atCaller("camera-frozen-later")
            .calleeSees(FROZEN, HEARD)
            .held(),
        broken(
                "video/freezes-after-five-seconds",
                RTP,
                "After five good seconds the caller sends no more frames.")
            .atCaller("freezes-after-five-seconds")
            .calleeSees(FROZEN, HEARD)
            .held(),
        broken(
                "video/one-frame-a-second-filmed",
                MEDIA,
                "The caller's camera is told to film one frame a second.")
            .atCaller("one-frame-a-second-filmed")
            .calleeSees(STUTTERING, HEARD)
            .withTimeout(SEVERAL_FRAMES),
        broken(
                "video/one-frame-a-second-sent",
                RTP,
                "The caller's encoder takes one frame a second of the camera's thirty.")
            .atCaller("one-frame-a-second-sent")
            .calleeSees(STUTTERING, HEARD)
            .withTimeout(SEVERAL_FRAMES));
  }

  private static List<SabotageCase> recorded() {
    return List.of(
        broken(
                "video/devices-recorded",
                RENDER,
                "The caller sends a looped recording of its camera and its microphone.")
            .atCaller("devices-recorded")
            .callerSees(VideoVerdict.NOT_RENDERED, NOT_RENDERED) // it captures nothing any more
            .calleeSees(VideoVerdict.WRONG_SOURCE, WRONG_SOURCE)
            .withTimeout(TWO_CALLS),
        broken(
                "video/camera-replayed",
                RENDER,
                "The caller sends the first second of its camera again and again.")
            .atCaller("camera-replayed")
            .calleeSees(VideoVerdict.WRONG_SOURCE, HEARD)
            .withTimeout(TWO_CALLS));
  }

  private static List<SabotageCase> misplaced() {
    return List.of(
        broken(
                "video/own-camera-shown",
                RENDER,
                "The callee's page shows its own camera where the caller should be.")
            .atCallee("own-camera-shown")
            .calleeSees(VideoVerdict.WRONG_SOURCE, NOT_RENDERED),
        broken(
                "video/loopback-shown",
                RENDER,
                "The callee's page calls itself as well, and shows what arrives of that.")
            .atCallee("loopback-shown")
            .calleeSees(VideoVerdict.WRONG_SOURCE, WRONG_SOURCE),
        broken(
                "video/third-participant-shown",
                RENDER,
                "The callee's page shows a third participant where the caller should be.")
            .atCallee("third-shown")
            .struckBy(Faults.bringThird())
            .calleeSees(VideoVerdict.WRONG_SOURCE, WRONG_SOURCE)
            .withTimeout(Faults.WITH_A_THIRD),
        broken(
                "video/unstamped-picture-sent",
                RENDER,
                "The caller sends video that is not from its camera.")
            .atCaller("camera-elsewhere")
            .calleeSees(VideoVerdict.WRONG_SOURCE, HEARD),
        broken(
                "video/first-call-replayed",
                RENDER,
                "The callee's page shows a recording of an earlier call with the same caller.")
            .atCaller("calls-again-after-recording")
            .atCallee("first-call-replayed")
            .calleeSees(VideoVerdict.WRONG_SOURCE, HEARD)
            .withTimeout(TWO_CALLS));
  }

  private static List<SabotageCase> unseen() {
    return List.of(
        undone("video/never-shown", RENDER, "The callee's page gives the stream to no element.")
            .atCallee("never-shown")
            .calleeSees(VideoVerdict.NOT_RENDERED, NOT_RENDERED),
        unseen("video/element-hidden", "The callee's element is not displayed."),
        unseen("video/element-zero-sized", "The callee's element has no size."),
        unseen("video/element-off-the-page", "The callee's element is beyond the left edge."),
        unseen("video/element-transparent", "The callee's element is transparent."),
        unseen("video/element-covered", "An opaque layer lies over the callee's element."),
        unseen(
            "video/element-under-shadow",
            "The opaque shadow of another element lies over the callee's element."),
        unseen(
            "video/element-in-faint-frame",
            "The callee's element is in a frame of its page that is transparent."),
        unseen("video/element-clipped", "The callee's element is clipped away."),
        unseen("video/element-darkened", "A filter makes the callee's element black."),
        unseen("video/element-in-flat-box", "The callee's element is in a box of height 0."),
        unseen(
            "video/element-thumbnail",
            "The callee's element is a thumbnail beside a stage that shows something else."),
        unseen("video/canvas-black", "The callee's page shows a black canvas instead."),
        broken(
                "video/canvas-stops-later",
                RENDER,
                "The callee's page paints the video on a canvas, and stops in mid-call.")
            .atCallee("canvas-stops-later")
            .calleeSees(FROZEN, HEARD)
            .held(),
        broken(
                "video/images-stop-later",
                RENDER,
                "The callee's page makes images of the video, and stops in mid-call.")
            .atCallee("images-stop-later")
            .calleeSees(FROZEN, HEARD)
            .held(),
        undone(
                "video/generated-track-stands",
                RENDER,
                "The callee's page shows a track of its own, with the first frame only.")
            .atCallee("generated-track-stands")
            .calleeSees(FROZEN, HEARD),
        unseen(
            "video/element-in-window-transparent",
            "The callee's element is in a window of its page, and transparent."),
        unseen("video/element-taken-out", "The callee's element is not in the document."),
        broken("video/element-paused", RENDER, "The callee's element is paused.")
            .atCallee("element-paused")
            .calleeSees(VideoVerdict.NOT_RENDERED, NOT_RENDERED),
        broken(
                "video/autoplay-blocked",
                RENDER,
                "The callee captures nothing, and nobody clicks on its page.")
            .atCallee("captures-nothing") // a page that captures may play
            .callerSees(Verdicts.NOTHING_EXPECTED)
            .calleeSees(VideoVerdict.NOT_RENDERED, NOT_RENDERED),
        broken("video/element-paused-later", RENDER, "The callee's element is paused in mid-call.")
            .atCallee("element-paused-later")
            .calleeSees(FROZEN, NOT_RENDERED)
            .held());
  }

  private static SabotageCase unseen(String name, String what) {
    return broken(name, RENDER, what)
        .atCallee(name.substring(name.indexOf('/') + 1))
        .calleeSees(VideoVerdict.NOT_RENDERED, HEARD);
  }
}
