package io.peerproof.run.matrix;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.SampleReports;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.PhaseDurations;
import java.util.List;

/** Calls of which only the time matters, or the outcome. */
final class TimedCall {

  private TimedCall() {}

  /** One that passed, and took so long at both peers. */
  static CallReport passed(double totalMs) {
    CallReport sample = SampleReports.passed().calls().get(0);
    List<PeerReport> peers = sample.peers().stream().map(peer -> timed(peer, totalMs)).toList();
    return new CallReport(
        "1",
        Outcome.PASSED,
        "fine",
        null,
        null,
        totalMs,
        sample.expected(),
        List.of(),
        List.of(),
        peers);
  }

  static CallReport failed() {
    return of(Outcome.FAILED);
  }

  static CallReport unmeasured() {
    return of(Outcome.INCONCLUSIVE);
  }

  private static CallReport of(Outcome outcome) {
    CallReport sample = SampleReports.failed().calls().get(0);
    return new CallReport(
        "1",
        outcome,
        "why " + outcome,
        FailedPhase.ICE,
        null,
        1,
        null,
        List.of(),
        List.of(),
        sample.peers());
  }

  private static PeerReport timed(PeerReport peer, double totalMs) {
    return new PeerReport(
        peer.role(),
        peer.browser(),
        peer.video(),
        peer.audio(),
        peer.data(),
        peer.measures(),
        new PhaseDurations(null, null, null, null, null, null, null, totalMs),
        peer.axis(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }
}
