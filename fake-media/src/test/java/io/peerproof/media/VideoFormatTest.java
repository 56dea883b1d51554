package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoFormatTest {

  private static final VideoFormat LOOP = new VideoFormat(640, 480, 30, 300);

  @Test
  void the_default_is_ten_seconds_of_vga() {
    assertThat(VideoFormat.DEFAULT).isEqualTo(LOOP);
  }

  @Test
  void the_limits_themselves_are_allowed() {
    assertThat(new VideoFormat(160, 4096, 1, 2).height()).isEqualTo(4096);
    assertThat(new VideoFormat(4096, 160, 60, 120).width()).isEqualTo(4096);
    assertThat(new VideoFormat(160, 160, 30, 65_536).frames()).isEqualTo(65_536);
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 158, 161, 641, 4097, 4098})
  void a_size_that_no_stamp_or_camera_can_have_is_refused(int pixels) {
    String rule =
        " " + pixels + ". Write an even number of pixels from 160 to 4096, for example 640x480@30";

    assertThatThrownBy(() -> LOOP.withSize(pixels, 480))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid width" + rule);
    assertThatThrownBy(() -> LOOP.withSize(640, pixels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid height" + rule);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 61})
  void a_rate_that_no_camera_has_is_refused(int rate) {
    assertThatThrownBy(() -> LOOP.withFramesPerSecond(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid frame rate "
                + rate
                + ". Write 1 to 60 frames a second, for example 640x480@30");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 59, 65_537})
  void a_loop_that_is_too_short_or_too_long_is_refused(int frames) {
    assertThatThrownBy(() -> LOOP.withFrames(frames))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "frames must be 60 (2 s at 30 frames a second, so that a wrap of the loop is not taken"
                + " for a step back) to 65536 (the stamp's counter), but is "
                + frames
                + "; 300 makes a loop of 10 s");
  }

  @Test
  void a_rate_at_which_the_loop_gets_too_short_is_refused() {
    assertThatThrownBy(() -> LOOP.withFrames(100).withFramesPerSecond(60))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "frames must be 120 (2 s at 60 frames a second, so that a wrap of the loop is not taken"
                + " for a step back) to 65536 (the stamp's counter), but is 100; 600 makes a loop of"
                + " 10 s");
  }

  @Test
  void a_size_and_a_rate_are_read_and_make_a_loop_of_ten_seconds() {
    VideoFormat format = VideoFormat.parse("320x180@15");

    assertThat(format).isEqualTo(new VideoFormat(320, 180, 15, 150));
    assertThat(format.sizeAndRate()).isEqualTo("320x180@15");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "640x480", "640*480@30", "640x480@30fps", "-640x480@30", "640x480@1000"})
  void what_is_no_size_and_rate_is_refused_and_told_how_to_be_written(String text) {
    assertThatThrownBy(() -> VideoFormat.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a camera format is written WIDTHxHEIGHT@FRAMES_PER_SECOND, such as 640x480@30, but is \""
                + text
                + "\"");
  }

  @Test
  void one_property_is_changed_and_the_others_stay() {
    assertThat(LOOP.withSize(320, 180)).isEqualTo(new VideoFormat(320, 180, 30, 300));
    assertThat(LOOP.withFramesPerSecond(15)).isEqualTo(new VideoFormat(640, 480, 15, 300));
    assertThat(LOOP.withFrames(90)).isEqualTo(new VideoFormat(640, 480, 30, 90));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 7, 0",
    "0, 1, 1",
    "1, 0, -1",
    "299, 0, 1",
    "0, 299, -1",
    "298, 2, 4",
    "2, 298, -4",
    "0, 149, 149",
    "0, 150, -150",
    "0, 151, -149",
    "200, 40, 140",
    "40, 200, -140"
  })
  void a_step_goes_the_shorter_way_round_the_loop(int from, int to, int step) {
    assertThat(LOOP.counterStep(from, to)).isEqualTo(step);
  }

  @Test
  void a_loop_of_an_odd_number_of_frames_has_a_middle_too() {
    VideoFormat odd = LOOP.withFrames(301);

    assertThat(odd.counterStep(0, 150)).isEqualTo(150);
    assertThat(odd.counterStep(0, 151)).isEqualTo(-150);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 300})
  void a_counter_of_no_frame_is_refused(int counter) {
    String rule = " must be 0 to 299, a counter of this loop, but is " + counter;

    assertThatThrownBy(() -> LOOP.counterStep(counter, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from" + rule);
    assertThatThrownBy(() -> LOOP.counterStep(0, counter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("to" + rule);
  }
}
