package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Figures of a comparison in words. */
class ComparisonTextTest {

  @Test
  void a_small_p_is_never_told_as_none() {
    assertThat(ComparisonText.p(0.00001)).isEqualTo("less than 0.0001");
    assertThat(ComparisonText.p(0.0321)).isEqualTo("0.032");
    assertThat(ComparisonText.p(1)).isEqualTo("1");
  }
}
