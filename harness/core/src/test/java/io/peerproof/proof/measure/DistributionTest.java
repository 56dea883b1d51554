package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void the_median_is_the_one_in_the_middle_or_the_mean_of_both() {
    assertThat(new Distribution(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
    assertThat(new Distribution(List.of(9.0, 1.0, 2.0, 5.0)).median()).isEqualTo(3.5);
    assertThat(new Distribution(List.of(7.0)).median()).isEqualTo(7);
  }

  @Test
  void a_percentile_is_the_least_that_so_many_do_not_exceed() {
    assertThat(upTo(10).percentile(95)).isEqualTo(10);
    assertThat(upTo(20).percentile(95)).isEqualTo(19);
    assertThat(upTo(100).percentile(95)).isEqualTo(95);
    assertThat(upTo(1).percentile(95)).isEqualTo(1);
  }

  @Test
  void a_figure_is_told_to_the_digits_that_it_is_good_for() {
    assertThat(Distribution.rounded(33.349, 1)).isEqualTo(33.3);
    assertThat(Distribution.rounded(-11.25, 1)).isEqualTo(-11.2);
  }

  private static Distribution upTo(int last) {
    return new Distribution(IntStream.rangeClosed(1, last).mapToObj(Double::valueOf).toList());
  }
}
