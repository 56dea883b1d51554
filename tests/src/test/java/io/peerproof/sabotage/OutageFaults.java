package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.AudioVerdict.SILENT;
import static io.peerproof.proof.VideoVerdict.FROZEN;
import static io.peerproof.proof.VideoVerdict.PLAYING;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.sound;
import static io.peerproof.timeline.FailedPhase.RTP;

import java.time.Duration;
import java.util.List;

/** Media that stop in mid-call and go on again, and those that are tolerated. */
final class OutageFaults {

  private static final Duration OBSERVED = Duration.ofSeconds(8);

  private OutageFaults() {}

  static List<SabotageCase> cases() {
    return List.of(
        broken("outage/both-ways", RTP, "Nothing goes either way for four seconds.")
            .atBoth("away-for-four-seconds")
            .callerSees(FROZEN, SILENT)
            .calleeSees(FROZEN, SILENT)
            .held(),
        broken("outage/one-way", RTP, "The caller sends nothing for two seconds.")
            .atCaller("away-for-two-seconds")
            .calleeSees(FROZEN, SILENT)
            .held(),
        broken("outage/audio-alone", RTP, "The caller sends no audio for two seconds.")
            .atCaller("audio-away-for-two-seconds")
            .calleeSees(PLAYING, SILENT)
            .held(),
        broken("outage/video-alone", RTP, "The caller sends no video for two seconds.")
            .atCaller("video-away-for-two-seconds")
            .calleeSees(FROZEN, HEARD)
            .held());
  }

  static List<SabotageCase> healthy() {
    return List.of(
        sound("outage/tolerated", "The caller sends nothing for two seconds, and five are allowed.")
            .atCaller("away-for-two-seconds")
            .with(s -> s.withMaxOutage(Duration.ofSeconds(5)))
            .held(OBSERVED),
        sound("outage/moment", "The caller sends nothing for a third of a second.")
            .atCaller("away-for-a-moment")
            .held());
  }
}
