package io.peerproof.report;

import static io.peerproof.report.ReportInvariants.require;

import io.peerproof.event.PlainText;
import io.peerproof.proof.Outcome;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of one command.
 *
 * <p>The constructor refuses a passed run without calls. It also refuses a passed run with a call
 * that did not pass, unless groups of calls were compared.
 *
 * @param schemaVersion version of the JSON form; {@link #SCHEMA_VERSION} if this version wrote it
 * @param outcome outcome of the whole run: the worst outcome of its calls, or the result of their
 *     comparison
 * @param reason one sentence that explains the outcome
 * @param startedAt start time by the clock of the machine
 * @param durationMs wall time of the whole run, milliseconds
 * @param host machine that ran the calls
 * @param command command line as the user gave it
 * @param calls calls in the order they were made; empty if none could be made
 * @param comparison comparison of groups of the calls; null if none was requested
 * @param series details of a series of calls; null if the run is no series
 * @param settings settings of the calls by their names, without passwords: {@code timeoutMs},
 *     {@code caller.page}; null if they are unknown
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
    @Nullable SeriesReport series,
    @Nullable Map<String, String> settings) {

  /** Number that increases when an older reader would misread the new form. */
  public static final int SCHEMA_VERSION = 5;

  public RunReport {
    reason = PlainText.of(PasswordMasking.mask(reason));
    command = List.copyOf(command);
    calls = List.copyOf(calls);
    settings = settings == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    require(
        outcome != Outcome.PASSED || comparison != null || !calls.isEmpty(),
        "a run that made no call has not passed");
    require(
        outcome != Outcome.PASSED
            || comparison != null
            || calls.stream().allMatch(c -> c.outcome() == Outcome.PASSED),
        "a run has not passed when one of its calls has not");
  }

  /** Returns the report of a run with these settings. */
  public RunReport withSettings(Map<String, String> newSettings) {
    return new RunReport(
        schemaVersion,
        outcome,
        reason,
        startedAt,
        durationMs,
        host,
        command,
        calls,
        comparison,
        series,
        newSettings);
  }
}
