package io.peerproof.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToneTest {

  /** As near as a received tone is taken for the one that is expected. */
  private static final int TOLERANCE_HERTZ = 20;

  private static final List<Integer> ALL =
      IntStream.range(0, Tone.TONES).mapToObj(peer -> Tone.ofPeer(peer).hertz()).toList();

  @ParameterizedTest
  @CsvSource({"0, 535", "1, 608", "2, 681", "47, 3966", "48, 535", "255, 1630", "-1, 3966"})
  void a_peer_has_a_tone_of_its_own(int peer, int hertz) {
    assertThat(Tone.ofPeer(peer)).isEqualTo(new Tone(hertz));
  }

  @Test
  void forty_eight_tones_are_all_further_apart_than_they_are_measured() {
    assertThat(ALL).hasSize(48).doesNotHaveDuplicates().isSorted();
    assertThat(IntStream.range(1, ALL.size()).map(i -> ALL.get(i) - ALL.get(i - 1)))
        .allMatch(step -> step > 2 * TOLERANCE_HERTZ);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void no_tone_sounds_like_the_overtone_of_another(int overtone) {
    for (int tone : ALL) {
      assertThat(ALL).noneMatch(other -> Math.abs(overtone * tone - other) <= TOLERANCE_HERTZ);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 24_000})
  void a_tone_that_48_kilohertz_cannot_carry_is_refused(int hertz) {
    assertThatThrownBy(() -> new Tone(hertz))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a tone must be 1 to 23999 Hz, but is " + hertz);
  }
}
