package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.call.CallSettings;
import io.peerproof.run.RemainingTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Roles of the browsers of a group, and its end. */
class CallGroupTest {

  private final CallGroup group = new CallGroup("a", CallSettings.defaults());

  private static List<List<Pairing.Pair>> blocks(Pairing pairing, String... browsers) {
    List<MatrixBrowser> contenders = MatrixBrowser.of(List.of(browsers));
    return pairing.blocks(contenders, contenders.get(1));
  }

  private static List<List<String>> names(Pairing pairing, String... browsers) {
    return blocks(pairing, browsers).stream()
        .map(block -> block.stream().map(Pairing.Pair::name).toList())
        .toList();
  }

  @Test
  void the_same_call_themselves_each_beside_the_baseline() {
    assertThat(names(Pairing.SAME, "./a", "./b", "./c"))
        .containsExactly(List.of("./b", "./a"), List.of("./b", "./c"));
  }

  @Test
  void each_calls_the_baseline_and_is_called_by_it() {
    assertThat(names(Pairing.BASELINE, "./a", "./b", "./c"))
        .containsExactly(
            List.of("./b", "./b to ./a", "./a to ./b"), List.of("./b", "./b to ./c", "./c to ./b"));
  }

  @Test
  void all_call_all_and_each_pair_is_there_once() {
    assertThat(names(Pairing.ALL, "./a", "./b", "./c"))
        .containsExactly(
            List.of("./b", "./a"),
            List.of("./b", "./c"),
            List.of("./b", "./b to ./a", "./a to ./b"),
            List.of("./b", "./b to ./c", "./c to ./b"),
            List.of("./b", "./a to ./c", "./c to ./a"));
  }

  @Test
  void a_browser_is_started_for_one_pair_alone_so_that_none_makes_more_calls_than_another() {
    List<Pairing.Pair> pairing =
        blocks(Pairing.ALL, "./a", "./b", "./c", "./d").stream().flatMap(List::stream).toList();

    assertThat(pairing).extracting(Pairing.Pair::caller).doesNotHaveDuplicates().hasSize(24);
    assertThat(pairing).extracting(Pairing.Pair::callee).doesNotHaveDuplicates().hasSize(24);
  }

  @Test
  void a_browser_that_stands_twice_is_two() {
    List<MatrixBrowser> contenders = MatrixBrowser.of(List.of("auto", " ./a", "auto "));

    assertThat(contenders)
        .extracting(MatrixBrowser::label)
        .containsExactly("auto", "./a", "auto (2)");
    assertThat(contenders).extracting(MatrixBrowser::copy).containsExactly(1, 1, 2);
  }

  @Test
  void a_word_that_names_no_browser_is_refused() {
    assertThatThrownBy(() -> MatrixBrowser.of(List.of("auto", "netscape")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"netscape\" does not name a browser.");
  }

  @Test
  void a_group_of_which_the_first_five_calls_failed_is_called_no_more() {
    IntStream.range(0, 4).forEach(i -> group.add(TimedCall.failed()));
    assertThat(group.wants(30)).isTrue();

    group.add(TimedCall.failed());

    assertThat(group.wants(30)).isFalse();
    assertThat(group.closed()).contains("none of its first 5 calls passed");
    assertThat(group.lost()).isFalse();
  }

  @Test
  void a_group_of_which_some_calls_fail_goes_on() {
    group.add(TimedCall.passed(300));
    IntStream.range(0, 9).forEach(i -> group.add(TimedCall.failed()));

    assertThat(group.left(30)).isEqualTo(20);
  }

  @Test
  void three_calls_in_a_row_that_could_not_be_measured_are_no_chance() {
    group.add(TimedCall.unmeasured());
    group.add(TimedCall.unmeasured());
    group.add(TimedCall.passed(300));
    group.addWarmUp(TimedCall.unmeasured());
    group.add(TimedCall.unmeasured());
    assertThat(group.open()).isTrue();

    group.add(TimedCall.unmeasured());

    assertThat(group.lost()).isTrue();
    assertThat(group.calls()).hasSize(1);
    assertThat(group.unmeasured()).hasSize(5);
    assertThat(group.closed())
        .contains("3 calls in a row could not be measured. The last one: why INCONCLUSIVE");
  }

  @Test
  void the_time_left_is_told_in_words() {
    assertThat(RemainingTime.words(Duration.ofMillis(200))).isEqualTo("about 1 s left");
    assertThat(RemainingTime.words(Duration.ofSeconds(89))).isEqualTo("about 89 s left");
    assertThat(RemainingTime.words(Duration.ofSeconds(100))).isEqualTo("about 2 min left");
  }
}
