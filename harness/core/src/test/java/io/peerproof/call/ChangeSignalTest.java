package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChangeSignalTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final ChangeSignal signal = new ChangeSignal();

  @Test
  void a_ring_has_the_question_asked_again() throws Exception {
    AtomicInteger asked = new AtomicInteger();

    Optional<String> answer =
        signal.await(
            LONG,
            LONG,
            () -> {
              if (asked.incrementAndGet() == 3) {
                return Optional.of("yes");
              }
              signal.signal(); // while the question is being asked: must not be missed
              return Optional.empty();
            });

    assertThat(answer).contains("yes");
  }

  @Test
  void without_a_ring_it_is_asked_at_the_interval() throws Exception {
    AtomicInteger asked = new AtomicInteger();

    Optional<Integer> answer =
        signal.await(
            LONG,
            Duration.ofMillis(5),
            () -> Optional.of(asked.incrementAndGet()).filter(times -> times == 4));

    assertThat(answer).contains(4);
  }

  @Test
  void after_the_timeout_there_is_no_answer() throws Exception {
    Optional<String> answer =
        signal.await(Duration.ofMillis(20), Duration.ofMillis(5), Optional::empty);

    assertThat(answer).isEmpty();
  }
}
