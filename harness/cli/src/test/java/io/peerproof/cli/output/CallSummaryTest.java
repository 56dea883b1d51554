package io.peerproof.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.cli.FakeTerminal;
import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import io.peerproof.timeline.FailedPhase;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSummaryTest {

  private static final RunReport PROVEN = SampleReports.passed();

  @Test
  void a_call_that_was_not_proven_names_the_first_phase_that_did_not_happen() {
    assertThat(phases(SampleReports.failed()))
        .containsExactly("The first phase that did not happen: ice");
  }

  @Test
  void a_call_that_broke_after_its_proof_names_the_phase_that_broke() {
    CallReport broken = call(Outcome.FAILED, FailedPhase.RTP).withBrokeAfterMs(2300);

    assertThat(phases(run(broken)))
        .containsExactly("The phase that broke, 2.3 s after the proof: rtp");
  }

  @Test
  void a_proven_call_that_violates_a_limit_names_no_phase() {
    assertThat(phases(run(call(Outcome.FAILED, FailedPhase.RENDER)))).isEmpty();
  }

  @Test
  void a_call_that_could_not_be_measured_names_no_phase() {
    assertThat(phases(run(call(Outcome.INCONCLUSIVE, FailedPhase.SESSION)))).isEmpty();
    assertThat(phases(SampleReports.inconclusive())).isEmpty();
  }

  private static List<String> phases(RunReport run) {
    OutputStyle style = new OutputStyle(FakeTerminal.pipe().terminal());
    return new CallSummary(style)
        .lines(run).stream().filter(line -> line.startsWith("The ")).toList();
  }

  /** A call whose verdicts are all good. */
  private static CallReport call(Outcome outcome, FailedPhase phase) {
    CallReport proven = PROVEN.calls().get(0);
    return new CallReport(
        proven.id(),
        outcome,
        "the reason",
        phase,
        proven.startedAt(),
        proven.durationMs(),
        proven.expected(),
        List.of(),
        List.of(),
        proven.peers());
  }

  private static RunReport run(CallReport call) {
    return new RunReport(
        PROVEN.schemaVersion(),
        call.outcome(),
        call.reason(),
        PROVEN.startedAt(),
        PROVEN.durationMs(),
        PROVEN.host(),
        PROVEN.command(),
        List.of(call),
        null,
        null,
        null);
  }
}
