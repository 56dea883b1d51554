package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ShiftTest {

  private static final Offset<Double> ROUNDING = within(1e-9);

  /**
   * Permeability constants of the human chorioamnion at term and earlier: Hollander and Wolfe,
   * Nonparametric Statistical Methods (1973), p. 69 and following; 0.305 and (-0.15, 0.76) there.
   */
  @Test
  void a_textbooks_example_has_the_textbooks_shift_and_interval() {
    double[] term = {0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46};
    double[] earlier = {1.15, 0.88, 0.90, 0.74, 1.21};

    Shift shift = between(earlier, term, 0.05);

    assertThat(shift.ms()).isCloseTo(0.305, ROUNDING);
    assertThat(shift.lowMs()).isCloseTo(-0.15, ROUNDING);
    assertThat(shift.highMs()).isCloseTo(0.76, ROUNDING);
    assertThat(RankTest.p(earlier, term)).isCloseTo(0.2544122544, ROUNDING);
  }

  /**
   * Results of R for the same samples: {@code reference.R} made {@code reference.csv}. With ties R
   * searches the ends until its statistic fits, to 0.0001 ms; ours are differences that occurred,
   * which lie within 1 ms of its own where 20 values or more make them dense.
   */
  @ParameterizedTest
  @CsvFileSource(
      resources = "reference.csv",
      useHeadersInDisplayName = true,
      maxCharsPerColumn = 10_000)
  void another_implementation_finds_the_same(
      String kind,
      double level,
      String baselineMs,
      String candidateMs,
      double p,
      double shiftMs,
      double lowMs,
      double highMs) {
    double[] baseline = values(baselineMs);
    double[] candidate = values(candidateMs);
    Offset<Double> step = kind.equals("exact") ? within(1e-6) : within(1.0);

    Shift shift = between(baseline, candidate, level);

    assertThat(RankTest.p(baseline, candidate)).isCloseTo(p, within(1e-9));
    assertThat(shift.ms()).isCloseTo(shiftMs, step);
    assertThat(shift.lowMs()).isCloseTo(lowMs, step);
    assertThat(shift.highMs()).isCloseTo(highMs, step);
  }

  @Test
  void the_shift_follows_the_candidate_and_turns_when_the_groups_are_swapped() {
    Random random = new Random(2);
    for (int round = 0; round < 100; round++) {
      double[] baseline = SyntheticTimes.skewed(random, 5 + random.nextInt(40), 0);
      double[] candidate = SyntheticTimes.skewed(random, 5 + random.nextInt(40), 0);

      Shift shift = between(baseline, candidate, 0.05);
      Shift later = between(baseline, plus(candidate, 25), 0.05);
      Shift swapped = between(candidate, baseline, 0.05);

      assertThat(later.ms()).isCloseTo(shift.ms() + 25, ROUNDING);
      assertThat(later.lowMs()).isCloseTo(shift.lowMs() + 25, ROUNDING);
      assertThat(later.highMs()).isCloseTo(shift.highMs() + 25, ROUNDING);
      assertThat(swapped.ms()).isCloseTo(-shift.ms(), ROUNDING);
      assertThat(swapped.lowMs()).isCloseTo(-shift.highMs(), ROUNDING);
      assertThat(swapped.highMs()).isCloseTo(-shift.lowMs(), ROUNDING);
      assertThat(RankTest.p(candidate, baseline))
          .isCloseTo(RankTest.p(baseline, candidate), ROUNDING);
    }
  }

  @Test
  void the_interval_covers_the_true_shift_as_often_as_it_says() {
    int rounds = 4000;
    Random random = new Random(3);
    int covered = 0;
    for (int round = 0; round < rounds; round++) {
      Shift shift =
          between(
              SyntheticTimes.skewed(random, 30, 0), SyntheticTimes.skewed(random, 30, 12.3), 0.05);
      covered += shift.lowMs() <= 12.3 + 1e-9 && shift.highMs() >= 12.3 - 1e-9 ? 1 : 0;
    }

    assertThat((double) covered / rounds).isBetween(0.94, 0.965); // standard error 0.0034
  }

  @Test
  void there_is_no_interval_where_no_order_of_the_values_would_be_rejected() {
    assertThat(Shift.between(new double[] {1, 2, 3}, new double[] {4, 5, 6}, 0.05)).isEmpty();
    assertThat(Shift.between(new double[] {}, new double[] {4, 5, 6}, 0.05)).isEmpty();
  }

  @Test
  void constant_values_leave_no_doubt() {
    assertThat(between(new double[] {7, 7, 7, 7, 7}, new double[] {9, 9, 9, 9, 9}, 0.05))
        .isEqualTo(new Shift(2, 2, 2, 0.05));
  }

  private static Shift between(double[] baseline, double[] candidate, double level) {
    return Shift.between(baseline, candidate, level).orElseThrow();
  }

  private static double[] plus(double[] values, double ms) {
    return Arrays.stream(values).map(value -> value + ms).toArray();
  }

  private static double[] values(String words) {
    return Arrays.stream(words.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
