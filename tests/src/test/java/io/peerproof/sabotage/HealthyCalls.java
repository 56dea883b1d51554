package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.VideoVerdict.NOT_EXPECTED;
import static io.peerproof.proof.VideoVerdict.PLAYING;
import static io.peerproof.sabotage.SabotageCase.sound;
import static io.peerproof.sabotage.Verdicts.GOOD;
import static io.peerproof.sabotage.Verdicts.MESSAGES;
import static io.peerproof.sabotage.Verdicts.NOTHING_EXPECTED;

import io.peerproof.media.VideoFormat;
import io.peerproof.proof.AudioVerdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Calls that are odd but healthy. */
final class HealthyCalls {

  /** Length of the shortest loop, because large frames make large files. */
  private static final int FRAMES = 60;

  private static final Duration BUSY_FOR = Duration.ofSeconds(3);

  /**
   * Time for statistics, which arrive every half second. The first ones may predate the media and
   * lack codec and size; the third ones do not.
   */
  private static final Duration STATISTICS_TAKEN = Duration.ofMillis(1200);

  private HealthyCalls() {}

  static List<SabotageCase> cases() {
    return Stream.of(carrying(), oneWay(), pictures(), codecs(), connections(), beforeTheCall())
        .flatMap(List::stream)
        .map(HealthyCalls::observed)
        .toList();
  }

  private static SabotageCase observed(SabotageCase one) {
    return one.settings().timing().hold().isZero() ? one.held(STATISTICS_TAKEN) : one;
  }

  private static List<SabotageCase> carrying() {
    SabotageCase video = both("video-only", "Video alone.");
    SabotageCase audio = both("audio-only", "Audio alone.");
    SabotageCase data = both("data-only", "A message each way, and nothing else.");
    SabotageCase stream =
        sound("healthy/data-stream", "The caller sends five messages a second, the callee one.")
            .atCaller("data-only,data-stream")
            .atCallee("data-only")
            .held();
    SabotageCase same =
        both("data-same", "The same text and bytes both ways, on channels of each kind.");
    return List.of(
        stream.callerSees(MESSAGES).calleeSees(MESSAGES),
        same.held().callerSees(MESSAGES).calleeSees(MESSAGES),
        sound("healthy/plain", "Nothing is odd about this one."),
        video
            .callerSees(PLAYING, AudioVerdict.NOT_EXPECTED)
            .calleeSees(PLAYING, AudioVerdict.NOT_EXPECTED),
        audio.callerSees(NOT_EXPECTED, HEARD).calleeSees(NOT_EXPECTED, HEARD),
        data.callerSees(MESSAGES).calleeSees(MESSAGES),
        both("two-videos", "Two video tracks each way."));
  }

  private static List<SabotageCase> oneWay() {
    return List.of(
        sound(
                "healthy/caller-only-receives",
                "The caller sends nothing, as the pages' doings tell.")
            .atCaller("receives-only")
            .touched()
            .calleeSees(NOTHING_EXPECTED),
        sound(
                "healthy/callee-only-receives",
                "The callee sends nothing, as the pages' doings tell.")
            .atCallee("captures-nothing")
            .touched()
            .callerSees(NOTHING_EXPECTED),
        sound("healthy/caller-only-receives-as-stated", "The caller sends nothing, and it is said.")
            .atCaller("receives-only")
            .touched()
            .expecting("video=recvonly,audio=recvonly")
            .calleeSees(NOTHING_EXPECTED),
        sound("healthy/picture-one-way-as-stated", "Video goes one way alone, and it is stated.")
            .atCaller("video-recvonly")
            .expecting("video=recvonly,audio")
            .callerSees(GOOD)
            .calleeSees(NOT_EXPECTED, HEARD));
  }

  private static List<SabotageCase> pictures() {
    return List.of(
        both("fifteen-frames", "Fifteen frames a second."),
        sized("full-hd", "Video of 1920×1080.", 1920, 1080),
        sized("small", "Video of 320×180.", 320, 180),
        sized("portrait", "Video of 480×640.", 480, 640),
        both("scaled-down", "The encoder halves width and height."),
        sound("healthy/decorated", "A name and a scrim lie over the video.").atBoth("decorated"),
        sound(
                "healthy/encrypts",
                "The caller encrypts encoded frames, and the callee decrypts them.")
            .atBoth("encrypts"),
        sound("healthy/encrypts-by-streams", "The same, with createEncodedStreams.")
            .atBoth("encrypts-by-streams"),
        sound("healthy/spotlight", "A shadow dims all of the callee's page but one place.")
            .atCallee("spotlight"),
        sound("healthy/plays-in-frame", "The callee's element is in a frame of its page.")
            .atCallee("plays-in-frame"),
        sound("healthy/shows-clones", "The callee's page shows clones of the tracks.")
            .atCallee("shows-clones"),
        sound("healthy/painted-on-canvas", "The callee's page paints the video on a canvas.")
            .atCallee("painted-on-canvas"),
        sound("healthy/painted-in-shadow", "The callee's page paints it in a closed shadow tree.")
            .atCallee("painted-in-shadow"),
        sound("healthy/painted-beside-own", "The callee's page paints both cameras on one canvas.")
            .atCallee("painted-beside-own"),
        sound("healthy/painted-as-images", "The callee's page makes an image of each frame.")
            .atCallee("painted-as-images"),
        sound(
                "healthy/shows-generated-track",
                "The callee's page passes the received frames on to a track of its own.")
            .atCallee("shows-generated-track"),
        sound("healthy/plays-in-window", "The callee's element is in a window of its page.")
            .atCallee("plays-in-window"),
        sound("healthy/painted-in-worker", "A worker of the callee's page paints the video.")
            .atCallee("painted-in-worker"),
        sound("healthy/element-replaced-later", "The callee's page renews its element in mid-call.")
            .atCallee("element-replaced-later")
            .held(),
        sound("healthy/plays-by-web-audio", "The callee's page plays the audio through Web Audio.")
            .atCallee("plays-by-web-audio"),
        sound(
                "healthy/plays-by-element-of-web-audio",
                "The callee's graph of Web Audio ends in the stream of another element.")
            .atCallee("plays-by-element-of-web-audio"),
        sound("healthy/tall", "The caller asks for a tall frame, which a browser cuts out.")
            .atCaller("tall"),
        sound("healthy/sends-enlarged", "The caller enlarges the middle of its camera's frame.")
            .atCaller("sends-enlarged"),
        sound(
                "healthy/sends-beside-slides",
                "The caller sends its camera's picture in a part of a larger one.")
            .atCaller("sends-beside-slides"),
        sound("healthy/plays-in-right-channel", "The callee's page plays the right channel alone.")
            .atCallee("plays-in-right-channel"),
        sound("healthy/sound-above-noise", "The caller sends noise with 10 % of the power as well.")
            .atCaller("sound-above-noise"),
        sound("healthy/half-volume", "The callee's element is turned down to half.")
            .atCallee("half-volume"),
        sound("healthy/sends-mirrored", "The caller mirrors its camera before it sends it.")
            .atCaller("sends-mirrored"),
        sound("healthy/sends-late-canvas", "The caller sends a canvas a second behind its camera.")
            .atCaller("sends-late-canvas"),
        sound(
                "healthy/keeps-camera-frames",
                "The caller's page keeps frames of its camera until it is left.")
            .atCaller("keeps-camera-frames"),
        sound("healthy/sends-generated-track", "The caller passes its frames on to another track.")
            .atCaller("sends-generated-track"),
        sound("healthy/sends-through-gain", "The caller sends its microphone at half its volume.")
            .atCaller("sends-through-gain"));
  }

  private static SabotageCase sized(String fault, String what, int width, int height) {
    VideoFormat format = VideoFormat.DEFAULT.withSize(width, height).withFrames(FRAMES);
    return both(fault, what).with(s -> s.withEach(peer -> peer.withFormat(format)));
  }

  private static List<SabotageCase> codecs() {
    return List.of(
        both("vp8", "VP8 and nothing else."),
        both("vp9", "VP9 and nothing else."),
        both("av1", "AV1 and nothing else."),
        both("h264", "H.264 and nothing else."),
        sound("healthy/simulcast", "The caller sends two layers of its video, each as a track.")
            .atCaller("simulcast")
            .atCallee("captures-nothing,shows-all")
            .touched()
            .expecting("video:2=sendonly")
            .callerSees(NOTHING_EXPECTED)
            .calleeSees(PLAYING, AudioVerdict.NOT_EXPECTED),
        sound("healthy/scalable", "The caller sends three layers of its video in one stream.")
            .atCaller("scalable"));
  }

  private static List<SabotageCase> connections() {
    return List.of(
        both("several-connections", "Audio and video have a connection each."),
        both("adds-video-later", "Video is added during the call."),
        sound("healthy/restarts-ice-later", "The caller looks for a new way in mid-call.")
            .atCaller("restarts-ice-later")
            .held(),
        both("candidates-late", "All candidates arrive after eight seconds."),
        sound("healthy/busy", "The pages get a quarter of the processor.")
            .with(s -> s.withEach(peer -> peer.withCpuSlowdown(4)))
            .held(BUSY_FOR));
  }

  private static List<SabotageCase> beforeTheCall() {
    return List.of(
        both("gives-up-an-attempt", "An earlier attempt was given up, and not closed."),
        both("gives-up-an-offer", "An earlier offer was never sent, and not closed."),
        both("tries-a-bad-constructor", "A connection for a trial is refused by the browser."),
        both("tries-a-bad-description", "A connection for a trial got a bad description."),
        both("tests-itself-first", "The page tests camera and network with itself before."),
        both("tests-itself-all-the-time", "The page's test with itself goes on all the time."));
  }

  private static SabotageCase both(String fault, String what) {
    return sound("healthy/" + fault, what).atBoth(fault);
  }
}
