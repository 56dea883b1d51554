package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.NOT_RENDERED;
import static io.peerproof.proof.AudioVerdict.NO_PACKETS;
import static io.peerproof.proof.AudioVerdict.NO_TRACK;
import static io.peerproof.proof.AudioVerdict.SILENT;
import static io.peerproof.proof.AudioVerdict.WRONG_SOURCE;
import static io.peerproof.proof.VideoVerdict.PLAYING;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.undone;
import static io.peerproof.timeline.FailedPhase.MEDIA;
import static io.peerproof.timeline.FailedPhase.RENDER;
import static io.peerproof.timeline.FailedPhase.RTP;
import static io.peerproof.timeline.FailedPhase.SIGNALING;

import java.time.Duration;
import java.util.List;

/** Faults of the audio. */
final class AudioFaults {

  /** A second of recording, and three that show that nothing is on its way any more. */
  private static final Duration RECORDED = Duration.ofSeconds(10);

  private AudioFaults() {}

  static List<SabotageCase> cases() {
    return List.of(
        broken("audio/microphone-muted", MEDIA, "The caller's microphone gives silence.")
            .atCaller("microphone-muted")
            .calleeSees(PLAYING, SILENT),
        broken(
                "audio/microphone-muted-later",
                MEDIA,
                "The caller's microphone gives silence from some moment on.")
            .atCaller("microphone-muted-later")
            .calleeSees(PLAYING, SILENT)
            .held(),
        broken(
                "audio/microphone-recorded",
                RENDER,
                "The caller stops its microphone, and sends a looped recording of it.")
            .atCaller("microphone-recorded")
            .calleeSees(PLAYING, WRONG_SOURCE)
            .withTimeout(RECORDED),
        broken(
                "audio/sound-under-noise",
                RENDER,
                "The caller sends noise with 70 % of the power beside its microphone.")
            .atCaller("sound-under-noise")
            .calleeSees(PLAYING, WRONG_SOURCE),
        broken(
                "audio/sound-under-music",
                RENDER,
                "The caller sends a chord with 75 % of the power beside its microphone.")
            .atCaller("sound-under-music")
            .calleeSees(PLAYING, WRONG_SOURCE),
        broken("audio/track-disabled", MEDIA, "The caller's microphone track is switched off.")
            .atCaller("microphone-disabled")
            .calleeSees(PLAYING, SILENT),
        broken("audio/track-replaced-by-null", RTP, "The caller's audio sender has no track.")
            .atCaller("sound-replaced-by-null")
            .calleeSees(PLAYING, NO_PACKETS),
        broken(
                "audio/track-replaced-by-null-later",
                RTP,
                "The caller's audio sender loses its track during the call.")
            .atCaller("sound-replaced-by-null-later")
            .calleeSees(PLAYING, SILENT)
            .held(),
        broken("audio/element-muted", RENDER, "The callee's element is muted.")
            .atCallee("element-muted")
            .calleeSees(PLAYING, NOT_RENDERED),
        broken("audio/element-volume-0", RENDER, "The callee's element is turned down to nothing.")
            .atCallee("element-volume-0")
            .calleeSees(PLAYING, NOT_RENDERED),
        broken(
                "audio/element-volume-faint",
                RENDER,
                "The callee's element is turned down so far that nobody hears it.")
            .atCallee("element-volume-faint")
            .calleeSees(PLAYING, NOT_RENDERED),
        broken(
                "audio/web-audio-gain-0",
                RENDER,
                "The callee's element is muted, and its graph of Web Audio has a gain of 0.")
            .atCallee("web-audio-gain-0")
            .calleeSees(PLAYING, NOT_RENDERED),
        broken(
                "audio/web-audio-into-muted-element",
                RENDER,
                "The callee's graph of Web Audio ends in the stream of an element that is muted.")
            .atCallee("web-audio-into-muted-element")
            .calleeSees(PLAYING, NOT_RENDERED),
        broken(
                "audio/web-audio-measures-only",
                RENDER,
                "The callee's element is muted, and its graph of Web Audio only measures.")
            .atCallee("web-audio-measures-only")
            .calleeSees(PLAYING, NOT_RENDERED),
        broken(
                "audio/web-audio-suspended",
                RENDER,
                "The callee's element is muted, and its context of Web Audio is suspended.")
            .atCallee("web-audio-suspended")
            .calleeSees(PLAYING, NOT_RENDERED),
        undone(
                "audio/sound-not-shown",
                RENDER,
                "The callee's page gives the video to an element, and the audio to none.")
            .atCallee("sound-not-shown")
            .calleeSees(PLAYING, NOT_RENDERED),
        broken(
                "audio/own-sound-echoed",
                RENDER,
                "The callee hears itself: it gets its own audio back.")
            .atCaller("sound-echoed")
            .calleeSees(PLAYING, WRONG_SOURCE),
        broken(
                "audio/third-participant-heard",
                RENDER,
                "The callee's page plays the audio of a third participant.")
            .atCallee("third-heard")
            .struckBy(Faults.bringThird())
            .calleeSees(PLAYING, WRONG_SOURCE)
            .withTimeout(Faults.WITH_A_THIRD),
        undone(
                "audio/track-not-added",
                SIGNALING,
                "The caller asks for a microphone, and adds no track of it.")
            .atCaller("sound-not-added")
            .calleeSees(PLAYING, NO_TRACK),
        undone("audio/not-captured", SIGNALING, "Neither page asks for the microphone it should.")
            .atBoth("video-only")
            .expecting("video,audio")
            .callerSees(PLAYING, NO_TRACK)
            .calleeSees(PLAYING, NO_TRACK),
        undone(
                "audio/caller-only-receives",
                SIGNALING,
                "The caller's audio transceiver is recvonly by mistake.")
            .atCaller("sound-recvonly")
            .calleeSees(PLAYING, NO_TRACK));
  }
}
