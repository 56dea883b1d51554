package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.HEARD;
import static io.peerproof.proof.AudioVerdict.NOT_EXPECTED;
import static io.peerproof.proof.DataVerdict.NOT_OPEN;
import static io.peerproof.proof.DataVerdict.NO_CHANNEL;
import static io.peerproof.proof.DataVerdict.NO_MESSAGE;
import static io.peerproof.proof.DataVerdict.WRONG_SOURCE;
import static io.peerproof.proof.VideoVerdict.PLAYING;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.undone;
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
        broken("data/closes-later", RTP, "The callee closes the channel in mid-call.")
            .atCaller("data-only,data-stream")
            .atCallee("data-only,data-closes-later")
            .held()
            .callerSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, NOT_OPEN))
            .calleeSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, NOT_OPEN)),
        broken("data/stops-later", RTP, "The caller ends its stream of messages.")
            .atCaller("data-only,data-stream,data-stops-later")
            .atCallee("data-only,data-stream")
            .held()
            .callerSees(Verdicts.MESSAGES)
            .calleeSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, NO_MESSAGE)),
        broken("data/too-large-later", RTP, "The caller sends more than a channel takes.")
            .atCaller("data-only,data-too-large-later")
            .atCallee("data-only")
            .held()
            .callerSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, null))
            .calleeSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, null)),
        undone("data/loops", SIGNALING, "Each page sends the same text to itself alone.")
            .atBoth("data-loops")
            .callerSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, WRONG_SOURCE))
            .calleeSees(new Verdicts(VideoVerdict.NOT_EXPECTED, NOT_EXPECTED, WRONG_SOURCE)),
        undone("data/no-channel", SIGNALING, "Messages are expected, and no page makes a channel.")
            .expecting("video,audio,data")
            .callerSees(new Verdicts(PLAYING, HEARD, NO_CHANNEL))
            .calleeSees(new Verdicts(PLAYING, HEARD, NO_CHANNEL)));
  }
}
