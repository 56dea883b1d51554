package io.peerproof.report;

import io.peerproof.proof.Outcome;
import io.peerproof.timeline.FailedPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of two peers.
 *
 * @param id of this call in its run: {@code 1}, {@code 2}, …
 * @param reason one sentence: why it ended as it did
 * @param failedPhase the first phase that did not happen; null when it passed
 * @param durationMs wall time of the call, from opening the pages to its end
 * @param peers caller, then callee
 */
public record CallReport(
    String id,
    Outcome outcome,
    String reason,
    @Nullable FailedPhase failedPhase,
    double durationMs,
    List<PeerReport> peers) {
  public CallReport {
    peers = List.copyOf(peers);
  }
}
