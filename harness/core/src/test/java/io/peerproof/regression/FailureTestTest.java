package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureTestTest {

  /** The lady tasting tea: Fisher, The Design of Experiments (1935), chapter 2; 34 of 70. */
  @Test
  void the_tea_experiment_has_the_published_p() {
    assertThat(test(4, 3, 4, 1).p()).isCloseTo(34.0 / 70, within(1e-12));
  }

  /**
   * Convicted twins of criminals: Fisher, Journal of the Royal Statistical Society 98 (1935); two
   * sided by R 4.2.2: {@code fisher.test(matrix(c(2, 10, 15, 3), 2))}.
   */
  @Test
  void the_twins_have_the_published_p() {
    assertThat(test(12, 2, 18, 15).p()).isCloseTo(0.000536724119143436, within(1e-15));
  }

  @Test
  void more_failures_than_chance_explains_are_more() {
    assertThat(decide(30, 0, 30, 10))
        .isEqualTo(
            new FailureDecision(30, 0, 30, 10, 0.0007970131, 0.0007970131, FailureChange.MORE));
  }

  @Test
  void fewer_failures_than_chance_explains_are_fewer() {
    assertThat(decide(30, 10, 30, 0).change()).isEqualTo(FailureChange.FEWER);
  }

  @Test
  void one_failed_call_more_may_be_chance_and_is_told_all_the_same() {
    assertThat(decide(30, 0, 30, 1).change()).isEqualTo(FailureChange.PERHAPS_MORE);
    assertThat(decide(30, 1, 30, 0).change()).isEqualTo(FailureChange.SAME);
  }

  @Test
  void it_is_the_share_that_counts() {
    assertThat(decide(10, 1, 40, 4).change()).isEqualTo(FailureChange.SAME);
    assertThat(decide(10, 1, 40, 5).change()).isEqualTo(FailureChange.PERHAPS_MORE);
  }

  @Test
  void where_nothing_differs_there_is_nothing_to_tell() {
    assertThat(decide(30, 0, 30, 0))
        .isEqualTo(new FailureDecision(30, 0, 30, 0, 1, 1, FailureChange.SAME));
    assertThat(decide(30, 30, 20, 20).change()).isEqualTo(FailureChange.SAME);
    assertThat(decide(0, 0, 0, 0).change()).isEqualTo(FailureChange.SAME);
  }

  @Test
  void failures_beside_a_baseline_without_calls_are_not_overlooked() {
    assertThat(decide(0, 0, 10, 3).change()).isEqualTo(FailureChange.PERHAPS_MORE);
  }

  private static FailureDecision decide(
      int baselineCalls, int baselineFailed, int calls, int failed) {
    FailureTest test = test(baselineCalls, baselineFailed, calls, failed);
    FailureDecision exact = test.decide(new HolmCorrection(List.of(test.p())), 0.05);
    return new FailureDecision(
        exact.baselineCalls(),
        exact.baselineFailed(),
        exact.calls(),
        exact.failed(),
        Math.round(exact.p() * 1e10) / 1e10,
        Math.round(exact.adjustedP() * 1e10) / 1e10,
        exact.change());
  }

  private static FailureTest test(int baselineCalls, int baselineFailed, int calls, int failed) {
    return FailureTest.of(
        new Sample("old", baselineCalls, baselineFailed, Map.of()),
        new Sample("new", calls, failed, Map.of()));
  }
}
