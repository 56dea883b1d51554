package io.peerproof.report;

import static io.peerproof.report.ReportInvariants.require;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.timeline.FailedPhase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of two peers.
 *
 * <p>It cannot claim more than its peers do: it passed only when each received what it is to
 * receive.
 *
 * @param id of this call in its run: {@code 1}, {@code 2}, …
 * @param reason one sentence: why it ended as it did
 * @param failedPhase the first phase that did not happen; null when it passed, never null when it
 *     failed
 * @param startedAt when its pages were opened, on the wall clock of the machine that ran it; null
 *     when none was opened, and in reports of before schema 4
 * @param durationMs wall time of the call, from the moment both browsers run to its verdict
 * @param expected what each peer is to receive, and how that is known; null when nothing could be
 *     measured
 * @param clues what the pages did, or what happened to them, that may be the cause; empty when it
 *     passed
 * @param stretchedLimits time limits that were given more time because the machine did not keep up;
 *     empty where it did
 * @param peers caller, then callee
 */
public record CallReport(
    String id,
    Outcome outcome,
    String reason,
    @Nullable FailedPhase failedPhase,
    @Nullable Instant startedAt,
    double durationMs,
    @Nullable ExpectationBasis expected,
    List<String> clues,
    List<StretchedLimit> stretchedLimits,
    List<PeerReport> peers) {
  public CallReport {
    clues = List.copyOf(clues);
    stretchedLimits = List.copyOf(stretchedLimits);
    peers = List.copyOf(peers);
    boolean passed = outcome == Outcome.PASSED;
    require(
        peers.stream().map(PeerReport::role).toList().equals(List.of("caller", "callee")),
        "a call has two peers: caller, then callee");
    require(
        !passed || peers.stream().allMatch(PeerReport::isContent),
        "a call has not passed when a peer does not receive what it should");
    require(!passed || failedPhase == null, "a call that passed has no failed phase");
    require(
        outcome != Outcome.FAILED || failedPhase != null,
        "a call that failed names the first phase that did not happen");
  }

  /** Whether it says something about the page, be it good or bad. */
  @JsonIgnore
  public boolean isMeasured() {
    return outcome != Outcome.INCONCLUSIVE;
  }

  /** The same under another id. */
  public CallReport withId(String newId) {
    return new CallReport(
        newId,
        outcome,
        reason,
        failedPhase,
        startedAt,
        durationMs,
        expected,
        clues,
        stretchedLimits,
        peers);
  }

  /**
   * Without the raw events and statistics of a call that passed: of hundreds of calls, those that
   * did not pass are to be read.
   */
  public CallReport withoutEventsWhenPassed() {
    return outcome == Outcome.PASSED
        ? new CallReport(
            id,
            outcome,
            reason,
            failedPhase,
            startedAt,
            durationMs,
            expected,
            clues,
            stretchedLimits,
            peers.stream().map(PeerReport::withoutEvents).toList())
        : this;
  }
}
