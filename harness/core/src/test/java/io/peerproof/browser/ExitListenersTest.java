package io.peerproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitListenersTest {

  private final ExitListeners listeners = new ExitListeners();
  private final List<String> told = new ArrayList<>();

  @Test
  void who_watches_is_told_once() {
    listeners.add(() -> told.add("one"));
    listeners.add(() -> told.add("two"));

    listeners.fire();
    listeners.fire();

    assertThat(told).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void who_comes_late_is_told_at_once() {
    listeners.fire();

    listeners.add(() -> told.add("late"));

    assertThat(told).containsExactly("late");
  }

  @Test
  void who_watches_no_more_is_neither_told_nor_kept() {
    listeners.add(() -> told.add("one")).close();

    assertThat(listeners.count()).isZero();
    listeners.fire();
    assertThat(told).isEmpty();
  }
}
