package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.peerproof.regression.InterimAnalyses.Analysis;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterimAnalysesTest {

  @Test
  void looks_come_after_half_as_many_calls_again_and_spend_most_at_the_end() {
    List<Analysis> interimAnalyses = InterimAnalyses.upTo(50, 0.05).analyses();

    assertThat(interimAnalyses).extracting(Analysis::calls).containsExactly(10, 15, 22, 33, 50);
    assertThat(interimAnalyses.get(0).level()).isCloseTo(0.05 * 0.008, within(1e-12)); // (10 / 50)³
    assertThat(interimAnalyses.get(4).level())
        .isCloseTo(0.05 * (1 - 0.287496), within(1e-12)); // (33 / 50)³
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 10, 14, 15, 30, 50, 100, 997})
  void all_looks_together_spend_the_level_and_the_last_comes_at_the_end(int calls) {
    InterimAnalyses interimAnalyses = InterimAnalyses.upTo(calls, 0.05);

    assertThat(interimAnalyses.analyses().stream().mapToDouble(Analysis::level).sum())
        .isCloseTo(0.05, within(1e-12));
    assertThat(interimAnalyses.analyses().get(interimAnalyses.analyses().size() - 1).calls())
        .isEqualTo(calls);
  }

  @Test
  void few_calls_are_looked_at_once() {
    assertThat(InterimAnalyses.upTo(9, 0.05).analyses()).containsExactly(new Analysis(9, 0.05));
  }

  @Test
  void between_two_looks_there_is_none() {
    InterimAnalyses interimAnalyses = InterimAnalyses.upTo(50, 0.05);

    assertThat(interimAnalyses.at(15)).contains(interimAnalyses.analyses().get(1));
    assertThat(interimAnalyses.at(16)).isEmpty();
  }

  @Test
  void looks_out_of_order_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new InterimAnalyses(List.of(new Analysis(20, 0.01), new Analysis(20, 0.04))))
        .withMessage(
            "each analysis must come after more calls than the one before, but 20 follow 20");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InterimAnalyses.upTo(0, 0.05))
        .withMessage("there must be at least one call, but there are 0");
  }
}
