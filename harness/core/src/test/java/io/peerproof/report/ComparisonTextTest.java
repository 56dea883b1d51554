package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.regression.Shift;
import org.junit.jupiter.api.Test;

/** Figures of a comparison in words. */
class ComparisonTextTest {

  @Test
  void a_small_p_is_never_told_as_none() {
    assertThat(ComparisonText.p(0.00001)).isEqualTo("less than 0.0001");
    assertThat(ComparisonText.p(0.0321)).isEqualTo("0.032");
    assertThat(ComparisonText.p(1)).isEqualTo("1");
  }

  @Test
  void a_shift_of_a_second_or_more_is_in_seconds() {
    assertThat(ComparisonText.shift(new Shift(21.34, 19.8, 22.9, 0.05)))
        .isEqualTo("+21.3 ms (19.8 to 22.9)");
    assertThat(ComparisonText.shift(new Shift(1234, 900, 1500, 0.05)))
        .isEqualTo("+1.234 s (900 ms to 1.5 s)");
    assertThat(ComparisonText.shift(new Shift(-1234, -1500, -900, 0.05)))
        .isEqualTo("-1.234 s (-1.5 s to -900 ms)");
    assertThat(ComparisonText.ms(2345.6)).isEqualTo("2.346 s");
  }
}
