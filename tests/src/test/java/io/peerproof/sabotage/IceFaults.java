package io.peerproof.sabotage;

import static io.peerproof.proof.AudioVerdict.SILENT;
import static io.peerproof.proof.VideoVerdict.FROZEN;
import static io.peerproof.sabotage.SabotageCase.broken;
import static io.peerproof.sabotage.Verdicts.NOTHING_CAME;
import static io.peerproof.timeline.FailedPhase.DTLS;
import static io.peerproof.timeline.FailedPhase.ICE;

import io.peerproof.event.PeerRole;
import java.util.List;

/** Faults of the network path between the peers. */
final class IceFaults {

  private IceFaults() {}

  static List<SabotageCase> cases() {
    return List.of(
        broken(
                "ice/relay-only",
                ICE,
                "The caller may use nothing but a TURN server, and there is none.")
            .atCaller("relay-only")
            .callerSees(NOTHING_CAME)
            .calleeSees(NOTHING_CAME),
        broken("ice/candidates-nowhere", ICE, "All candidates name a host that nobody has.")
            .atBoth("candidates-nowhere")
            .callerSees(NOTHING_CAME)
            .calleeSees(NOTHING_CAME),
        broken("ice/cut", ICE, "The caller loses the network in mid-call.")
            .struckBy(Faults.cutNetwork(PeerRole.CALLER).onceProven())
            .callerSees(FROZEN, SILENT)
            .calleeSees(FROZEN, SILENT)
            .held(),
        broken(
                "dtls/wrong-fingerprint",
                DTLS,
                "The caller's fingerprint in the offer is not its certificate's.")
            .atCaller("wrong-fingerprint")
            .callerSees(NOTHING_CAME)
            .calleeSees(NOTHING_CAME));
  }
}
