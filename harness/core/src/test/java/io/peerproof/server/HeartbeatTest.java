package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private long nanos = 1_000;
  private final Heartbeat<Recorder> heartbeat = new Heartbeat<>(() -> nanos, Heartbeat.PATIENCE);
  private final Recorder socket = new Recorder();

  private final class Recorder implements Heartbeat.Watched {
    private final List<String> happened = new ArrayList<>();
    private boolean beingClosed;

    @Override
    public void ping() {
      happened.add("ping at " + nanos / 1_000_000);
    }

    @Override
    public boolean isBeingClosed() {
      return beingClosed;
    }

    @Override
    public void lost() {
      happened.add("lost at " + nanos / 1_000_000);
    }
  }

  @Test
  void a_silent_socket_is_pinged_each_half_second_and_lost_after_one_and_a_half() {
    heartbeat.watch(socket);

    beatFor(Duration.ofSeconds(5));

    assertThat(socket.happened).containsExactly("ping at 500", "ping at 1000", "lost at 1500");
  }

  @Test
  void a_socket_that_is_being_closed_and_is_asked_for_no_answer_is_not_lost() {
    heartbeat.watch(socket);
    beatFor(Duration.ofSeconds(1));
    socket.beingClosed = true;

    beatFor(Duration.ofSeconds(1));

    assertThat(socket.happened)
        .containsExactly("ping at 500", "ping at 1000", "ping at 1500", "ping at 2000");
  }

  @Test
  void a_socket_that_answers_is_kept() {
    heartbeat.watch(socket);

    for (int i = 0; i < 20; i++) {
      beatFor(Duration.ofSeconds(1));
      heartbeat.heard(socket);
    }

    assertThat(socket.happened).hasSize(40).allMatch(event -> event.startsWith("ping"));
  }

  @Test
  void a_forgotten_socket_is_left_alone() {
    heartbeat.watch(socket);
    heartbeat.forget(socket);
    heartbeat.heard(socket);

    beatFor(Duration.ofSeconds(5));

    assertThat(socket.happened).isEmpty();
  }

  @Test
  void when_this_machine_stands_still_nobody_is_blamed() {
    heartbeat.watch(socket);
    beatFor(Duration.ofSeconds(1));

    nanos += Duration.ofHours(8).toNanos();
    heartbeat.beat();

    assertThat(socket.happened).containsExactly("ping at 500", "ping at 1000");
  }

  private void beatFor(Duration time) {
    for (long beats = time.dividedBy(Heartbeat.BEAT); beats > 0; beats--) {
      nanos += Heartbeat.BEAT.toNanos();
      heartbeat.beat();
    }
  }
}
