package io.peerproof.report;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outcome;
import io.peerproof.timeline.FailedPhase;
import java.util.ArrayList;
import java.util.List;

/** A report of a call of three peers, in which peer 2 does not receive peer 3. */
final class SampleGroup {

  private static final List<PeerReport> GOOD = SampleReports.passed().calls().get(0).peers();
  private static final PeerReport BAD = SampleReports.failed().calls().get(0).peers().get(1);

  private SampleGroup() {}

  static RunReport failed() {
    String reason =
        "1 of 6 ordered pairs do not receive the expected media (no proof within 20 s): peer 2 does not see or hear peer 3 (NO_FRAMES: ontrack fired for video, and no frame was decoded).";
    RunReport two = SampleReports.passed();
    CallReport call = two.calls().get(0);
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.FAILED,
        reason,
        two.startedAt(),
        20_031.2,
        two.host(),
        List.of("call", "--peers", "3", "https://host/room/{room}?name={peer}"),
        List.of(
            new CallReport(
                "1",
                Outcome.FAILED,
                reason,
                FailedPhase.DECODE,
                call.startedAt(),
                20_031.2,
                call.expected(),
                List.of(),
                List.of(),
                PeerRole.of(3).stream().map(SampleGroup::peer).toList())),
        null,
        null,
        two.settings());
  }

  private static PeerReport peer(PeerRole role) {
    PeerReport good = GOOD.get(role.number() == 1 ? 0 : 1);
    boolean broken = role == PeerRole.PEER2;
    List<RemoteReport> remotes = new ArrayList<>();
    for (PeerRole remote : PeerRole.of(3)) {
      if (remote != role) {
        PeerReport of = broken && remote == PeerRole.PEER3 ? BAD : good;
        remotes.add(
            new RemoteReport(remote.word(), of.video(), of.audio(), of.data(), of.measures()));
      }
    }
    PeerReport worst = broken ? BAD : good;
    return new PeerReport(
            role.word(),
            good.browser(),
            worst.video(),
            worst.audio(),
            worst.data(),
            null,
            good.phases(),
            good.axis(),
            good.events(),
            good.stats(),
            List.of(),
            good.host())
        .withRemotes(remotes);
  }
}
