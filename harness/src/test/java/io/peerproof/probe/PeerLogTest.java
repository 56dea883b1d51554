package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeerLogTest {

  private final AtomicInteger changes = new AtomicInteger();
  private final PeerLog log = new PeerLog(changes::incrementAndGet);

  @Test
  void events_that_overtook_one_another_are_put_in_order() {
    log.add(3, closed(20, "third"));
    log.add(1, closed(10, "first"));
    log.add(2, closed(10, "second"));

    assertThat(log.events())
        .extracting(event -> ((ConnectionEvent.Closed) event).pc())
        .containsExactly("first", "second", "third");
  }

  @Test
  void each_event_is_a_change() {
    log.add(1, closed(10, "pc1"));
    log.add(2, closed(11, "pc1"));

    assertThat(changes).hasValue(2);
  }

  private static PeerEvent closed(double atMs, String pc) {
    return new ConnectionEvent.Closed(atMs, pc);
  }
}
