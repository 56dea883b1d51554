package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.peerproof.regression.InterimAnalyses.Look;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterimAnalysesTest {

  @Test
  void looks_come_after_half_as_many_calls_again_and_spend_most_at_the_end() {
    List<Look> interimAnalyses = InterimAnalyses.upTo(50, 0.05).looks();

    assertThat(interimAnalyses).extracting(Look::calls).containsExactly(10, 15, 22, 33, 50);
    assertThat(interimAnalyses.get(0).level()).isCloseTo(0.05 * 0.008, within(1e-12)); // (10 / 50)³
    assertThat(interimAnalyses.get(4).level())
        .isCloseTo(0.05 * (1 - 0.287496), within(1e-12)); // (33 / 50)³
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 14, 15, 30, 50, 100, 997})
  void all_looks_together_spend_the_level_and_the_last_comes_at_the_end(int calls) {
    InterimAnalyses interimAnalyses = InterimAnalyses.upTo(calls, 0.05);

    assertThat(interimAnalyses.looks().stream().mapToDouble(Look::level).sum())
        .isCloseTo(0.05, within(1e-12));
    assertThat(interimAnalyses.looks().get(interimAnalyses.looks().size() - 1).calls())
        .isEqualTo(calls);
  }

  @Test
  void few_calls_are_looked_at_once() {
    assertThat(InterimAnalyses.upTo(9, 0.05).looks()).containsExactly(new Look(9, 0.05));
  }

  @Test
  void between_two_looks_there_is_none() {
    InterimAnalyses interimAnalyses = InterimAnalyses.upTo(50, 0.05);

    assertThat(interimAnalyses.at(15)).contains(interimAnalyses.looks().get(1));
    assertThat(interimAnalyses.at(16)).isEmpty();
  }

  @Test
  void looks_out_of_order_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new InterimAnalyses(List.of(new Look(20, 0.01), new Look(20, 0.04))))
        .withMessage("each look must come after more calls than the one before, but 20 follow 20");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InterimAnalyses.upTo(0, 0.05))
        .withMessage("there must be at least one call, but are 0");
  }
}
