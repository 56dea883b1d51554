package io.peerproof.sabotage;

import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.SabotageCase.sound;
import static io.peerproof.sabotage.SabotageCase.undone;
import static io.peerproof.sabotage.Verdicts.NOTHING_CAME;
import static io.peerproof.sabotage.Verdicts.NO_TRACKS;
import static io.peerproof.timeline.FailedPhase.SIGNALING;

import java.util.List;
import java.util.stream.Stream;

/** Faults of the signaling: offers, answers and candidates. */
final class SignalingFaults {

  private SignalingFaults() {}

  static List<SabotageCase> cases() {
    return Stream.of(descriptions(), candidates(), relays()).flatMap(List::stream).toList();
  }

  private static List<SabotageCase> descriptions() {
    return List.of(
        undone("signaling/offer-lost", SIGNALING, "The offer never leaves the caller.")
            .atCaller("offer-lost")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        undone("signaling/answer-lost", SIGNALING, "The answer never leaves the callee.")
            .atCallee("answer-lost")
            .callerSees(NO_TRACKS)
            .calleeSees(NOTHING_CAME),
        sound("signaling/answer-twice", "The answer is delivered twice; the second is refused.")
            .atCallee("answer-twice")
            .held(),
        broken("signaling/offer-garbled", SIGNALING, "The text of the offer is damaged.")
            .atCaller("offer-garbled")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        broken("signaling/answer-garbled", SIGNALING, "The text of the answer is damaged.")
            .atCallee("answer-garbled")
            .callerSees(NO_TRACKS)
            .calleeSees(NOTHING_CAME));
  }

  private static List<SabotageCase> candidates() {
    return List.of(
        sound(
                "signaling/callers-candidates-lost",
                "The caller's candidates are lost; the callee learns its address from its checks.")
            .atCaller("candidates-lost"),
        sound(
                "signaling/callees-candidates-lost",
                "The callee's candidates are lost; the caller learns its address from its checks.")
            .atCallee("candidates-lost"),
        undone("signaling/all-candidates-lost", SIGNALING, "The candidates of both are lost.")
            .atBoth("candidates-lost")
            .callerSees(NOTHING_CAME)
            .calleeSees(NOTHING_CAME),
        sound(
                "signaling/candidates-first",
                "Candidates arrive before the description that they belong to, and are kept.")
            .atBoth("description-after-candidates"),
        broken(
                "signaling/candidates-first-and-refused",
                SIGNALING,
                "Candidates arrive before the description that they belong to, and are not kept.")
            .atBoth("description-after-candidates,candidates-not-kept")
            .callerSees(NOTHING_CAME)
            .calleeSees(NOTHING_CAME));
  }

  private static List<SabotageCase> relays() {
    return List.of(
        undone("signaling/relay-not-there", SIGNALING, "The caller finds no relay.")
            .atCaller("relay-not-there")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        undone(
                "signaling/relay-closed-before-the-offer",
                SIGNALING,
                "The relay closes the caller's socket before the offer.")
            .atCaller("relay-closed-before-the-offer")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS),
        undone(
                "signaling/relay-closed-before-the-answer",
                SIGNALING,
                "The relay closes the callee's socket before the answer.")
            .atCallee("relay-closed-before-the-answer")
            .callerSees(NO_TRACKS)
            .calleeSees(NOTHING_CAME),
        sound(
                "signaling/relay-closed-later",
                "The relay closes both sockets when the call stands, and the call goes on.")
            .atBoth("relay-closed-later")
            .held(),
        undone("signaling/wrong-room", SIGNALING, "The callee waits in another room.")
            .atCallee("wrong-room")
            .callerSees(NO_TRACKS)
            .calleeSees(NO_TRACKS));
  }
}
