package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.AudioVerdict.NOT_EXPECTED;
import static io.peerproof.proof.DataVerdict.NO_CHANNEL;
import static io.peerproof.proof.DataVerdict.NO_MESSAGE;
import static io.peerproof.proof.VideoVerdict.PLAYING;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.timeline.FailedPhase.RTP;
import static io.peerproof.timeline.FailedPhase.SIGNALING;

import io.peerproof.proof.VideoVerdict;
import java.util.List;

/** Faults of data channels. */
final class DataFaults {

  private DataFaults() {}

  static List<SabotageCase> cases() {
    return List.of(
        broken("data/nothing-sent", RTP, "The channel is open, and the callee says nothing.")
            .atCaller("data-only")
            .atCallee("data-silent,data-only")
            .callerSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, NO_MESSAGE))
            .calleeSees(Verdicts.MESSAGES),
        broken("data/no-channel", SIGNALING, "Messages are expected, and no page makes a channel.")
            .expecting("video,audio,data")
            .callerSees(new Verdicts(PLAYING, HEARD, NO_CHANNEL))
            .calleeSees(new Verdicts(PLAYING, HEARD, NO_CHANNEL)));
  }
}
