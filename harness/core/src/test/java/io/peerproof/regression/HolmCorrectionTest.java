package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmCorrectionTest {

  /** R 4.2.2: {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")}; the usual textbook example. */
  @Test
  void a_published_example_is_corrected_as_published() {
    HolmCorrection tests = new HolmCorrection(List.of(0.01, 0.04, 0.03, 0.005));

    assertThat(tests.adjusted(0.01)).isCloseTo(0.03, within(1e-12));
    assertThat(tests.adjusted(0.04)).isCloseTo(0.06, within(1e-12));
    assertThat(tests.adjusted(0.03)).isCloseTo(0.06, within(1e-12));
    assertThat(tests.adjusted(0.005)).isCloseTo(0.02, within(1e-12));
  }

  /** R 4.2.2: {@code p.adjust(c(0.02, 0.02, 0.6), "holm")}. */
  @Test
  void equal_ps_are_corrected_alike_and_none_beyond_1() {
    HolmCorrection tests = new HolmCorrection(List.of(0.02, 0.02, 0.6));

    assertThat(tests.adjusted(0.02)).isCloseTo(0.06, within(1e-12));
    assertThat(tests.adjusted(0.6)).isEqualTo(0.6);
    assertThat(new HolmCorrection(List.of(0.7, 0.8)).adjusted(0.7)).isEqualTo(1);
  }
}
