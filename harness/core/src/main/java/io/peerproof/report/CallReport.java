package io.peerproof.report;

import static io.peerproof.report.ReportInvariants.require;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.peerproof.event.PeerRole;
import io.peerproof.event.PlainText;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.timeline.FailedPhase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of two or more peers.
 *
 * <p>The constructor refuses a passed call in which a peer does not receive what it should.
 *
 * @param id of this call in its run: {@code 1}, {@code 2}, …
 * @param reason one sentence that explains the outcome
 * @param failedPhase first phase that did not happen, or the one that broke after the proof; {@code
 *     SESSION} if the call could not be measured; null if it passed, never null if it failed
 * @param startedAt time when its pages were opened, by the clock of the machine; null if none was
 *     opened, and in reports before schema 4
 * @param durationMs wall time from the moment both browsers run to the verdict, milliseconds
 * @param expected media that each peer should receive, and the source of this expectation; null if
 *     nothing was measured
 * @param clues actions of the pages, or events in them, that may be the cause; empty if the call
 *     passed
 * @param stretchedLimits time limits that were extended because the machine did not keep up; empty
 *     if it did
 * @param peers caller, then callee; in a call of more than two peers peer 1, peer 2, …
 * @param brokeAfterMs time from the proof to the failure of a call that was proven and then broke,
 *     milliseconds; null for any other call, and in reports of older versions
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
    List<PeerReport> peers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double brokeAfterMs) {

  /** Creates the report of a call that did not break after its proof. */
  public CallReport(
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
    this(
        id,
        outcome,
        reason,
        failedPhase,
        startedAt,
        durationMs,
        expected,
        clues,
        stretchedLimits,
        peers,
        null);
  }

  public CallReport {
    reason = PlainText.of(PasswordMasking.mask(reason));
    clues = clues.stream().map(PasswordMasking::mask).map(PlainText::of).toList();
    stretchedLimits = List.copyOf(stretchedLimits);
    peers = List.copyOf(peers);
    boolean passed = outcome == Outcome.PASSED;
    require(
        isCall(peers.stream().map(PeerReport::role).toList()),
        "the peers of a call are caller and callee, or peer1, peer2, peer3, … up to peer8");
    require(
        !passed || peers.size() == 2 || areAllPairsJudged(peers),
        "a call has not passed when a pair of its peers was not judged");
    require(
        !passed || peers.stream().allMatch(PeerReport::isContent),
        "a call has not passed when a peer does not receive what it should");
    require(!passed || failedPhase == null, "a call that passed has no failed phase");
    require(
        outcome != Outcome.FAILED || failedPhase != null,
        "a call that failed names the first phase that did not happen");
  }

  private static boolean isCall(List<String> roles) {
    return roles.size() >= 2
        && roles.size() <= PeerRole.MOST_PEERS
        && PeerRole.of(roles.size()).stream().map(PeerRole::word).toList().equals(roles);
  }

  private static boolean areAllPairsJudged(List<PeerReport> peers) {
    return peers.stream()
        .allMatch(
            peer ->
                peer.remotes() != null
                    && peer.remotes().stream()
                        .map(RemoteReport::role)
                        .toList()
                        .equals(
                            peers.stream()
                                .map(PeerReport::role)
                                .filter(role -> !role.equals(peer.role()))
                                .toList()));
  }

  /** Tells if the call gives a result about the page: passed or failed. */
  @JsonIgnore
  public boolean isMeasured() {
    return outcome != Outcome.INCONCLUSIVE;
  }

  /** Returns this report with another id. */
  public CallReport withId(String newId) {
    return with(newId, peers, brokeAfterMs);
  }

  /** Returns this report of a call that was proven and then broke. */
  public CallReport withBrokeAfterMs(double newBrokeAfterMs) {
    return with(id, peers, newBrokeAfterMs);
  }

  /** Tells if the call was proven, though it may have failed later. */
  @JsonIgnore
  public boolean wasProven() {
    return brokeAfterMs != null || peers.stream().allMatch(PeerReport::isContent);
  }

  /**
   * Returns this report without raw events and statistics if the call passed. A run of hundreds of
   * calls keeps them for the calls that did not pass.
   */
  public CallReport withoutEventsWhenPassed() {
    return outcome == Outcome.PASSED
        ? with(id, peers.stream().map(PeerReport::withoutEvents).toList(), brokeAfterMs)
        : this;
  }

  private CallReport with(
      String newId, List<PeerReport> newPeers, @Nullable Double newBrokeAfterMs) {
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
        newPeers,
        newBrokeAfterMs);
  }
}
