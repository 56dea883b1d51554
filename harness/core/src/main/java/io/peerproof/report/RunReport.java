package io.peerproof.report;

import static io.peerproof.report.ReportInvariants.require;

import io.peerproof.proof.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one command did.
 *
 * <p>A report cannot claim more than its calls do: it passed only when there was at least one call
 * and, unless groups of calls were compared, each of them passed.
 *
 * @param schemaVersion of the JSON form, {@link #SCHEMA_VERSION} when written by this version
 * @param outcome of the whole run: the worst of its calls, or what their comparison came to
 * @param reason one sentence: why it ended as it did
 * @param startedAt wall clock of the machine that ran it
 * @param durationMs wall time of the whole run
 * @param host the machine that ran it
 * @param command the command line, as it was given
 * @param calls in the order they were made; empty when none could be made
 * @param comparison of groups of the calls; null when none was asked for
 * @param series how the calls were made where they are a series; null when they are none
 */
public record RunReport(
    int schemaVersion,
    Outcome outcome,
    String reason,
    Instant startedAt,
    double durationMs,
    HostReport host,
    List<String> command,
    List<CallReport> calls,
    @Nullable ComparisonReport comparison,
    @Nullable SeriesReport series) {

  /** Rises when a reader of the older form would misread the newer. */
  public static final int SCHEMA_VERSION = 4;

  public RunReport {
    command = List.copyOf(command);
    calls = List.copyOf(calls);
    require(
        outcome != Outcome.PASSED || comparison != null || !calls.isEmpty(),
        "a run that made no call has not passed");
    require(
        outcome != Outcome.PASSED
            || comparison != null
            || calls.stream().allMatch(c -> c.outcome() == Outcome.PASSED),
        "a run has not passed when one of its calls has not");
  }
}
