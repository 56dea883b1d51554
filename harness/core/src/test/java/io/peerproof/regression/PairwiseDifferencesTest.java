package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairwiseDifferencesTest {

  @Test
  void each_rank_is_that_of_all_differences_in_order() {
    Random random = new Random(1);
    double[] minuends = random.doubles(7, -5, 5).map(Math::rint).toArray();
    double[] subtrahends = random.doubles(9, -5, 5).toArray();
    subtrahends[0] = minuends[0];
    double[] all =
        Arrays.stream(minuends)
            .flatMap(m -> Arrays.stream(subtrahends).map(s -> m - s))
            .sorted()
            .toArray();

    PairwiseDifferences pairwiseDifferences = new PairwiseDifferences(minuends, subtrahends);

    assertThat(pairwiseDifferences.count()).isEqualTo(63);
    for (int rank = 1; rank <= all.length; rank++) {
      assertThat(pairwiseDifferences.smallest(rank)).isEqualTo(all[rank - 1]);
      assertThat(pairwiseDifferences.largest(rank)).isEqualTo(all[all.length - rank]);
    }
    assertThat(pairwiseDifferences.median()).isEqualTo(all[31]);
  }

  @Test
  void the_median_of_an_even_number_is_the_mean_of_both_in_the_middle() {
    assertThat(new PairwiseDifferences(new double[] {1, 10}, new double[] {0}).median())
        .isEqualTo(5.5);
  }

  @Test
  void many_values_take_no_room() {
    double[] many = new Random(1).doubles(40_000).toArray();

    assertThat(new PairwiseDifferences(many, many).median()).isZero();
  }
}
