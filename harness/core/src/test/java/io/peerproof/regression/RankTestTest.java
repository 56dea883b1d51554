package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankTestTest {

  /**
   * The largest U that is rejected, from the usual tables (Siegel 1956, Milton 1964), two-sided.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 5, 0.05, 2",
    "7, 12, 0.05, 18",
    "8, 8, 0.05, 13",
    "10, 10, 0.05, 23",
    "10, 20, 0.05, 55",
    "15, 15, 0.05, 64",
    "20, 20, 0.05, 127",
    "10, 10, 0.01, 16",
    "20, 20, 0.01, 105",
  })
  void the_critical_values_are_those_of_published_tables(
      int n, int m, double level, long greatestRejected) {
    assertThat(RankTest.leastKept(upTo(n), upTo(m), level)).isEqualTo(greatestRejected + 1);
    assertThat(RankTest.leastKept(upTo(m), upTo(n), level)).isEqualTo(greatestRejected + 1);
  }

  /** R 4.2.2: {@code qwilcox(0.025, 50, 50)} and {@code qwilcox(0.0001, 20, 30)}. */
  @Test
  void large_samples_are_counted_exactly_too() {
    assertThat(RankTest.leastKept(upTo(50), upTo(50), 0.05)).isEqualTo(966);
    assertThat(RankTest.leastKept(upTo(20), upTo(30), 0.0002)).isEqualTo(119);
  }

  @Test
  void samples_that_are_too_small_for_the_level_reject_nothing() {
    assertThat(RankTest.leastKept(upTo(3), upTo(3), 0.05)).isZero(); // 2 of 20 orders
    assertThat(RankTest.leastKept(upTo(4), upTo(4), 0.05)).isEqualTo(1); // 2 of 70
  }

  @Test
  void the_same_value_everywhere_speaks_for_no_change() {
    assertThat(RankTest.p(new double[] {5, 5, 5}, new double[] {5, 5, 5})).isEqualTo(1);
  }

  /** Of 5 and 5 values 2 of 252 orders are as extreme. */
  @Test
  void small_samples_without_ties_are_tested_exactly() {
    double[] later = DoubleStream.of(upTo(5)).map(value -> value + 100).toArray();

    assertThat(RankTest.p(upTo(5), later)).isCloseTo(2.0 / 252, within(1e-12));
    assertThat(RankTest.p(later, upTo(5))).isCloseTo(2.0 / 252, within(1e-12));
  }

  private static double[] upTo(int n) {
    return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
  }
}
