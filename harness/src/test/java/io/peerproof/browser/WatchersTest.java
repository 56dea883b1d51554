package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchersTest {

  private final Watchers watchers = new Watchers();
  private final List<String> told = new ArrayList<>();

  @Test
  void who_watches_is_told_once() {
    watchers.add(() -> told.add("one"));
    watchers.add(() -> told.add("two"));

    watchers.tell();
    watchers.tell();

    assertThat(told).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void who_comes_late_is_told_at_once() {
    watchers.tell();

    watchers.add(() -> told.add("late"));

    assertThat(told).containsExactly("late");
  }

  @Test
  void who_watches_no_more_is_neither_told_nor_kept() {
    watchers.add(() -> told.add("one")).close();

    assertThat(watchers.count()).isZero();
    watchers.tell();
    assertThat(told).isEmpty();
  }
}
