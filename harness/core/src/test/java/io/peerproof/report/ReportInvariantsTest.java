package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.proof.Outcome;
import io.peerproof.timeline.FailedPhase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportInvariantsTest {

  @Test
  void a_call_has_not_passed_when_a_peer_sees_nothing() {
    List<PeerReport> peers =
        List.of(
            SampleReports.passed().calls().get(0).peers().get(0),
            SampleReports.failed().calls().get(0).peers().get(1));

    assertThatThrownBy(
            () ->
                new CallReport(
                    "1", Outcome.PASSED, "fine", null, null, 1, null, List.of(), List.of(), peers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a call has not passed when a peer does not receive what it should");
  }

  @Test
  void a_call_that_passed_has_no_failed_phase() {
    List<PeerReport> peers = SampleReports.passed().calls().get(0).peers();

    assertThatThrownBy(
            () ->
                new CallReport(
                    "1",
                    Outcome.PASSED,
                    "",
                    FailedPhase.ICE,
                    null,
                    1,
                    null,
                    List.of(),
                    List.of(),
                    peers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a call that passed has no failed phase");
  }

  @Test
  void a_call_that_failed_names_its_phase() {
    List<PeerReport> peers = SampleReports.failed().calls().get(0).peers();

    assertThatThrownBy(
            () ->
                new CallReport(
                    "1", Outcome.FAILED, "", null, null, 1, null, List.of(), List.of(), peers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a call that failed names the first phase that did not happen");
  }

  @Test
  void a_call_has_a_caller_and_a_callee() {
    List<PeerReport> peers = SampleReports.failed().calls().get(0).peers().subList(0, 1);

    assertThatThrownBy(
            () ->
                new CallReport(
                    "1",
                    Outcome.INCONCLUSIVE,
                    "",
                    null,
                    null,
                    1,
                    null,
                    List.of(),
                    List.of(),
                    peers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the peers of a call are caller and callee, or peer1, peer2, peer3, … up to peer8");
  }

  @Test
  void a_run_has_not_passed_when_a_call_has_not() {
    RunReport failed = SampleReports.failed();

    assertThatThrownBy(
            () ->
                new RunReport(
                    1,
                    Outcome.PASSED,
                    "",
                    failed.startedAt(),
                    1,
                    failed.host(),
                    List.of(),
                    failed.calls(),
                    null,
                    null,
                    null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a run has not passed when one of its calls has not");
  }
}
