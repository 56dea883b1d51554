package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.Sample;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonResultTest {

  private static final Set<FailOn> ALL = EnumSet.allOf(FailOn.class);

  private static Decision of(int failed, double iceMs, int stepMs) {
    return Decision.between(
        new Sample("chrome", 20, 0, Map.of("caller ice", times(100, 1))),
        List.of(new Sample("new", 20 + failed, failed, Map.of("caller ice", times(iceMs, stepMs)))),
        Criteria.DEFAULT);
  }

  private static List<Double> times(double fromMs, int stepMs) {
    return IntStream.range(0, 20).mapToObj(i -> fromMs + (double) i * stepMs).toList();
  }

  private static ComparisonResult verdict(
      Decision decision, Set<FailOn> failOn, String unmeasured) {
    return ComparisonResult.of("chrome", decision, failOn, Optional.ofNullable(unmeasured));
  }

  @Test
  void the_same_passes() {
    assertThat(verdict(of(0, 100, 1), ALL, null))
        .isEqualTo(
            new ComparisonResult(
                Outcome.PASSED,
                "No regression against chrome: no phase is slower beyond the tolerance, and the share of failed calls is not higher."));
  }

  @Test
  void what_is_slower_fails_and_names_the_phase_and_its_interval() {
    ComparisonResult comparisonResult = verdict(of(0, 200, 1), ALL, null);

    assertThat(comparisonResult.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(comparisonResult.reason())
        .matches(
            "new is slower than chrome: caller ice by \\+100\\.0 ms \\(9\\d\\.0 to 10\\d\\.0\\)\\.");
  }

  @Test
  void failed_calls_that_may_be_chance_decide_nothing() {
    ComparisonResult result = verdict(of(2, 100, 1), ALL, null);

    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.reason())
        .matches(
            "new: 2 of 22 calls failed, compared with 0 of 20 of the baseline, which may be chance"
                + " \\(p = 0\\.\\d+\\): more calls would tell\\.");
  }

  @Test
  void calls_that_failed_beyond_the_baselines_fail_it() {
    assertThat(verdict(of(40, 100, 1), ALL, null).reason())
        .isEqualTo("new: 40 of 60 calls failed, compared with 0 of 20 of the baseline.");
    assertThat(verdict(of(40, 100, 1), ALL, null).outcome()).isEqualTo(Outcome.FAILED);
  }

  @Test
  void what_is_undecided_is_inconclusive_and_says_how_many_calls_would_tell() {
    ComparisonResult comparisonResult = verdict(of(0, 60, 7), ALL, null);

    assertThat(comparisonResult.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(comparisonResult.reason())
        .matches(
            "Undecided: new, caller ice\\. About \\d+ more calls of each group would probably decide\\.");
  }

  @Test
  void what_is_not_to_fail_it_does_not_and_is_told_when_it_is_open() {
    assertThat(verdict(of(0, 200, 1), Set.of(FailOn.FAILURES), null).outcome())
        .isEqualTo(Outcome.PASSED);
    assertThat(verdict(of(0, 200, 1), Set.of(FailOn.FAILURES), null).reason())
        .startsWith(
            "Ignored because of --fail-on: new is slower than chrome: caller ice by +100.0 ms");
    assertThat(verdict(of(40, 100, 1), Set.of(FailOn.SLOWER), null))
        .isEqualTo(
            new ComparisonResult(
                Outcome.PASSED,
                "Ignored because of --fail-on: new: 40 of 60 calls failed, compared with 0 of 20 of the baseline."));
    assertThat(verdict(of(2, 100, 1), Set.of(FailOn.SLOWER), null).outcome())
        .isEqualTo(Outcome.PASSED);
    ComparisonResult open = verdict(of(0, 60, 7), Set.of(FailOn.SLOWER), null);
    assertThat(open.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(open.reason())
        .startsWith(
            "No regression against chrome found, but some phases are undecided. Undecided: new, ");
  }

  @Test
  void what_was_not_measured_is_no_pass_and_a_regression_is_one_all_the_same() {
    assertThat(verdict(of(0, 100, 1), Set.of(), "it was interrupted"))
        .isEqualTo(
            new ComparisonResult(
                Outcome.INCONCLUSIVE, "The comparison is not complete: it was interrupted."));
    assertThat(verdict(of(0, 200, 1), ALL, "it was interrupted").outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void of_many_groups_that_are_open_three_are_named() {
    List<Sample> groups =
        IntStream.range(0, 5)
            .mapToObj(i -> new Sample("g" + i, 20, 0, Map.of("caller ice", times(100, 9))))
            .toList();
    Decision decision =
        Decision.between(
            new Sample("chrome", 20, 0, Map.of("caller ice", times(100, 9))),
            groups,
            Criteria.DEFAULT);

    assertThat(verdict(decision, ALL, null).reason())
        .startsWith(
            "Undecided: g0, caller ice; g1, caller ice; g2, caller ice; and phases of 2 more groups. About ");
  }
}
