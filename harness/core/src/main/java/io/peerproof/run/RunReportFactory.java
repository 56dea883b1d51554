package io.peerproof.run;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates the report of a run. */
final class RunReportFactory {

  private RunReportFactory() {}

  /**
   * Creates the report of one call or more; the worst outcome of the calls is the outcome of the
   * run.
   *
   * @param settings texts of {@code SettingsText}; null if the calls had different ones
   */
  static RunReport of(
      List<CallReport> calls,
      Instant startedAt,
      double durationMs,
      HostReport host,
      List<String> command,
      @Nullable Map<String, String> settings) {
    Outcome outcome =
        calls.stream()
            .map(CallReport::outcome)
            .min(Comparator.comparing(RunReportFactory::rank))
            .orElseThrow();
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        outcome,
        reason(calls, outcome),
        startedAt,
        durationMs,
        host,
        command,
        calls,
        null,
        null,
        settings);
  }

  /** Ranks outcomes: first a failed product, then calls that could not be measured. */
  private static int rank(Outcome outcome) {
    return switch (outcome) {
      case FAILED -> 0;
      case INCONCLUSIVE -> 1;
      case PASSED -> 2;
    };
  }

  private static String reason(List<CallReport> calls, Outcome outcome) {
    if (calls.size() == 1) {
      return calls.get(0).reason();
    }
    CallReport first =
        calls.stream().filter(call -> call.outcome() == outcome).findFirst().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%d of %d calls passed, %d failed, %d could not be measured.%s",
        count(calls, Outcome.PASSED),
        calls.size(),
        count(calls, Outcome.FAILED),
        count(calls, Outcome.INCONCLUSIVE),
        outcome == Outcome.PASSED
            ? ""
            : String.format(Locale.ROOT, " The first, call %s: %s", first.id(), first.reason()));
  }

  private static long count(List<CallReport> calls, Outcome outcome) {
    return calls.stream().filter(call -> call.outcome() == outcome).count();
  }
}
