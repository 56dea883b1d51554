package io.peerproof.proof.measure;

import static io.peerproof.proof.Footage.CAMERA;
import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Footage;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedFrameTest {

  @Test
  void numbers_go_on_where_the_counter_starts_anew() {
    assertThat(numbers(Footage.from(0).frames(95, 305)))
        .isEqualTo(LongStream.rangeClosed(95, 305).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 49, 50, 51, 80, 99, 101, 149, 151, 199, 230, 299, 450})
  void a_pause_of_any_length_is_bridged_by_the_time_it_took(int missing) {
    Footage footage =
        Footage.from(0).frames(0, 9).pause(missing * 40.0).frames(10 + missing, 12 + missing);

    assertThat(numbers(footage)).endsWith(10L + missing, 11L + missing, 12L + missing);
  }

  @Test
  void time_may_be_wrong_by_almost_half_a_loop() {
    Footage early = Footage.from(0).frames(0, 9).pause(40 * 101).frames(160, 160);
    Footage late = Footage.from(0).frames(0, 9).pause(40 * 199).frames(160, 160);

    assertThat(numbers(early)).endsWith(160L);
    assertThat(numbers(late)).endsWith(160L);
  }

  @Test
  void a_frame_that_comes_late_has_its_own_number_across_the_end_of_the_loop() {
    Footage footage =
        Footage.from(0).frames(98, 98).frames(100, 100).frames(99, 99).frames(101, 101);

    assertThat(numbers(footage)).containsExactly(98L, 100L, 99L, 101L);
  }

  @Test
  void a_camera_that_is_started_anew_goes_on_where_it_was() {
    Footage footage = Footage.from(0).frames(38, 40).frames(0, 2);

    assertThat(numbers(footage)).containsExactly(38L, 39L, 40L, 41L, 42L, 43L);
  }

  @Test
  void unread_frames_are_spread_over_the_time_and_the_numbers_that_are_missing() {
    Footage all = Footage.from(0).frames(98, 98).pause(120).unread(3).frames(102, 102);
    Footage some = Footage.from(0).frames(10, 10).pause(120).unread(1).frames(14, 14);

    assertThat(NumberedFrame.of(all.list(), Footage.PEER, CAMERA))
        .containsExactly(
            new NumberedFrame(0, 98, 98, false),
            new NumberedFrame(40, 99, 99, true),
            new NumberedFrame(80, 0, 100, true),
            new NumberedFrame(120, 1, 101, true),
            new NumberedFrame(160, 2, 102, false));
    assertThat(NumberedFrame.of(some.list(), Footage.PEER, CAMERA))
        .containsExactly(
            new NumberedFrame(0, 10, 10, false),
            new NumberedFrame(80, 12, 12, true),
            new NumberedFrame(160, 14, 14, false));
  }

  private static List<Long> numbers(Footage footage) {
    return NumberedFrame.of(footage.list(), Footage.PEER, CAMERA).stream()
        .map(NumberedFrame::number)
        .toList();
  }
}
