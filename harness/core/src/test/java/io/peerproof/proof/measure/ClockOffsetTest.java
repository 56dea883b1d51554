package io.peerproof.proof.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {

  /** That of either page. */
  private static final double RESOLUTIONS_MS = 0.2;

  @Test
  void one_exchange_leaves_half_of_its_round_trip_open() {
    List<ClockSample> own = List.of(new ClockSample(200, 5203, 206));
    List<ClockSample> others = List.of(new ClockSample(10, 312, 14));

    ClockOffset offset = ClockOffset.between(own, others).orElseThrow();

    assertThat(offset.offsetMs()).isCloseTo(5000 - 300, within(1e-9));
    assertThat(offset.errorMs()).isCloseTo(3 + 2 + RESOLUTIONS_MS, within(1e-9));
  }

  @Test
  void several_exchanges_leave_open_what_none_of_them_rules_out() {
    // The page is 5,000 ms ahead. The question took 19 of 20 ms in one exchange, 1 of 12 in
    // another.
    List<ClockSample> own = List.of(new ClockSample(0, 5019, 20), new ClockSample(100, 5101, 112));
    List<ClockSample> others = List.of(new ClockSample(0, 0, 0));

    ClockOffset offset = ClockOffset.between(own, others).orElseThrow();

    assertThat(offset.offsetMs()).isCloseTo(5000, within(1e-9)); // from 4,999 to 5,001
    assertThat(offset.errorMs()).isCloseTo(1 + RESOLUTIONS_MS, within(1e-9));
  }

  @Test
  void a_clock_that_was_set_meanwhile_cannot_be_aligned() {
    List<ClockSample> set = List.of(new ClockSample(0, 5002, 4), new ClockSample(10, 6012, 14));

    assertThat(ClockOffset.between(set, List.of(new ClockSample(0, 5, 10)))).isEmpty();
  }

  @Test
  void a_page_that_was_never_asked_cannot_be_aligned() {
    List<ClockSample> asked = List.of(new ClockSample(0, 5, 10));

    assertThat(ClockOffset.between(asked, List.of())).isEmpty();
    assertThat(ClockOffset.between(List.of(), asked)).isEmpty();
  }

  @Test
  void the_true_offset_lies_within_the_error_wherever_the_time_went() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 200; round++) {
      double ownAhead = random.nextDouble(-1e6, 1e6);
      double othersAhead = random.nextDouble(-1e6, 1e6);

      ClockOffset offset =
          ClockOffset.between(exchanges(ownAhead, random), exchanges(othersAhead, random))
              .orElseThrow();

      assertThat(Math.abs(offset.offsetMs() - (ownAhead - othersAhead)))
          .isLessThanOrEqualTo(offset.errorMs() + 1e-6);
    }
  }

  @Test
  void the_other_peer_sees_it_the_other_way_round() {
    List<ClockSample> own = List.of(new ClockSample(0, 700, 10));
    List<ClockSample> others = List.of(new ClockSample(20, 99, 24));

    assertThat(ClockOffset.between(own, others).map(ClockOffset::reversed))
        .isEqualTo(ClockOffset.between(others, own));
  }

  @Test
  void an_answer_before_the_question_is_refused() {
    assertThatThrownBy(() -> new ClockSample(10, 0, 8.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an answer must not be there before the question, but one was 1.500 ms early");
  }

  private static List<ClockSample> exchanges(double ahead, SplittableRandom random) {
    return IntStream.range(0, 8)
        .mapToObj(
            i -> {
              double sent = 1000 + i * 50;
              double there = sent + random.nextDouble(0.1, 20);
              double back = there + random.nextDouble(0.1, 20);
              return new ClockSample(sent, there + ahead, back);
            })
        .toList();
  }

  @Test
  void what_a_page_said_unasked_narrows_what_an_exchange_leaves_open() {
    // The page is 5,000 ms ahead. The question took 1 ms, the answer 9; another message took 2.
    List<ClockSample> own =
        List.of(new ClockSample(0, 5001, 10), ClockSample.answerOnly(5100 - 102));
    List<ClockSample> others = List.of(new ClockSample(0, 0, 0));

    ClockOffset offset = ClockOffset.between(own, others).orElseThrow();

    assertThat(offset.offsetMs()).isCloseTo(4999.5, within(1e-9)); // from 4,998 to 5,001
    assertThat(offset.errorMs()).isCloseTo(1.5 + RESOLUTIONS_MS, within(1e-9));
    assertThat(ClockOffset.leftOpenMs(own)).isCloseTo(3 + RESOLUTIONS_MS, within(1e-9));
  }

  @Test
  void what_was_never_asked_is_told_by_when_the_page_began_and_by_what_it_said() {
    // The page is 5,000 ms ahead. It began 10 ms after the harness wanted it; a message took 4.
    List<ClockSample> own =
        List.of(ClockSample.questionOnly(5010), ClockSample.answerOnly(5100 - 104));
    List<ClockSample> others = List.of(new ClockSample(0, 0, 0));

    ClockOffset offset = ClockOffset.between(own, others).orElseThrow();

    assertThat(offset.offsetMs()).isCloseTo(5003, within(1e-9)); // from 4,996 to 5,010
    assertThat(offset.errorMs()).isCloseTo(7 + RESOLUTIONS_MS, within(1e-9));
  }

  @Test
  void without_an_exchange_everything_is_open() {
    assertThat(ClockOffset.leftOpenMs(List.of())).isInfinite();
    assertThat(ClockOffset.leftOpenMs(List.of(ClockSample.answerOnly(5)))).isInfinite();
    assertThat(
            ClockOffset.leftOpenMs(
                List.of(
                    ClockSample.answerOnly(5), ClockSample.questionOnly(Double.POSITIVE_INFINITY))))
        .isInfinite();
  }
}
