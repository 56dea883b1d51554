package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioProof;
import io.peerproof.proof.Evidence;
import io.peerproof.proof.VideoProof;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import org.jspecify.annotations.Nullable;

/** Compares the result of a call with the right one. */
final class VerdictCheck {

  private VerdictCheck() {}

  /** Fails with the whole reason and all proofs unless the result is right. */
  static void hold(SabotageCase one, CallReport report) {
    assertThat(said(report)).as(inFull(one, report)).isEqualTo(right(one, report));
  }

  /** Tells if the result is right. */
  static boolean holds(SabotageCase one, CallReport report) {
    return said(report).equals(right(one, report));
  }

  /** Returns outcome, phase and verdicts in one line. */
  static String said(CallReport report) {
    return line(
        report.outcome() + " " + report.failedPhase(),
        Verdicts.of(report, PeerRole.CALLER),
        Verdicts.of(report, PeerRole.CALLEE));
  }

  /** Returns the right line; a verdict without a requirement is copied from the result. */
  private static String right(SabotageCase one, CallReport report) {
    return line(
        one.outcome() + " " + one.phase(),
        one.caller().orElse(Verdicts.of(report, PeerRole.CALLER)),
        one.callee().orElse(Verdicts.of(report, PeerRole.CALLEE)));
  }

  private static String line(String outcome, Verdicts caller, Verdicts callee) {
    return outcome + ", caller " + caller + ", callee " + callee;
  }

  /** Returns the fault, the result and all proofs. */
  static String inFull(SabotageCase one, CallReport report) {
    StringBuilder text = new StringBuilder(one.name()).append(": ").append(one.what());
    text.append('\n').append(said(report)).append('\n').append(report.reason());
    for (PeerReport peer : report.peers()) {
      VideoProof video = peer.video();
      AudioProof audio = peer.audio();
      text.append('\n').append(peer.role()).append(" video: ");
      text.append(told(video == null ? null : video.evidence()));
      text.append('\n').append(peer.role()).append(" audio: ");
      text.append(told(audio == null ? null : audio.evidence()));
    }
    return text.toString();
  }

  private static String told(@Nullable Evidence evidence) {
    return evidence == null ? "nothing" : evidence.seen() + " " + evidence.facts();
  }
}
