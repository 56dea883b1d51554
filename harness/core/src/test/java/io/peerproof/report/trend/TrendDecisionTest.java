package io.peerproof.report.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.regression.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendDecisionTest {

  private static final String LINE = "warm · auto · Linux, 2 CPUs";

  /** A run of so many calls, each of which that passed took 500 ms. */
  private static TrendFolder.Measured run(int day, int calls, int failed) {
    Instant startedAt = Instant.parse("2026-11-01T09:00:00Z").plusSeconds(86_400L * day);
    return new TrendFolder.Measured(
        new TrendPoint(
            LINE,
            startedAt,
            failed == 0 ? Outcome.PASSED : Outcome.FAILED,
            day + "/report.json",
            null,
            "Chromium 156",
            calls,
            failed,
            Map.of()),
        new Sample(
            LINE,
            calls,
            failed,
            Map.of("caller total", Collections.nCopies(calls - failed, 500.0))));
  }

  private static TrendDecision of(TrendFolder.Measured... runs) {
    return TrendDecision.of(Map.of(LINE, Arrays.asList(runs)));
  }

  @Test
  void failures_that_may_be_chance_are_not_called_not_worse() {
    TrendDecision trendDecision = of(run(0, 20, 0), run(1, 20, 0), run(2, 20, 1));

    assertThat(trendDecision)
        .isEqualTo(
            new TrendDecision(
                Trend.Change.UNDECIDED,
                "No regression found in the newest runs, but some lines are undecided.\n"
                    + LINE
                    + ": 1 of 20 calls of the newest run failed, compared with 0 of 40 before, which may be chance."));
  }

  @Test
  void too_few_calls_to_tell_a_shift_are_named() {
    TrendDecision trendDecision = of(run(0, 20, 0), run(1, 4, 0));

    assertThat(trendDecision)
        .isEqualTo(
            new TrendDecision(
                Trend.Change.UNDECIDED,
                "No regression found in the newest runs, but some lines are undecided.\n"
                    + LINE
                    + ": too few calls passed to measure a shift."));
  }

  @Test
  void a_run_that_failed_and_cannot_be_compared_keeps_the_others_from_being_all() {
    TrendDecision trendDecision =
        TrendDecision.of(
            Map.of(
                LINE,
                List.of(run(0, 20, 0), run(1, 20, 0)),
                "call",
                List.of(run(0, 1, 0), run(1, 1, 1))));

    assertThat(trendDecision)
        .isEqualTo(
            new TrendDecision(
                Trend.Change.UNDECIDED,
                "No regression found in the newest runs, but some lines are undecided.\n"
                    + LINE
                    + ": 1 of 1 calls of the newest run failed; these are too few calls to compare.\n"
                    + "1 line has too few calls to compare."));
  }

  @Test
  void a_single_run_is_compared_with_nothing() {
    assertThat(TrendDecision.of(Map.of(LINE, List.of(run(0, 20, 0)))).change())
        .isEqualTo(Trend.Change.UNDECIDED);
  }
}
