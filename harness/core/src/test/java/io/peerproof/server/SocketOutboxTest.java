package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.junit.jupiter.api.Test;

class SocketOutboxTest {

  /** Messages to the session, in order; {@link #pending} are those that it has not yet sent. */
  private final List<String> told = new ArrayList<>();

  private final Deque<Callback> pending = new ArrayDeque<>();
  private final OutboxMemory memory = new OutboxMemory(Long.MAX_VALUE);
  private final SocketOutbox outbox = new SocketOutbox(session(), memory);

  @Test
  void one_message_is_under_way_at_a_time_and_they_keep_their_order() {
    for (String message : List.of("a", "b", "c")) {
      outbox.add(message);
      outbox.flush();
    }

    assertThat(told).containsExactly("send a");
    pending.remove().succeed();
    assertThat(told).containsExactly("send a", "send b");
    pending.remove().succeed();
    pending.remove().succeed();
    assertThat(told).containsExactly("send a", "send b", "send c");
  }

  @Test
  void it_closes_after_what_was_added_before_and_drops_what_is_added_after() {
    outbox.add("a");
    outbox.add("b");
    outbox.close(1008, "too-fast");
    outbox.close(1000, "again");
    outbox.add("c");
    outbox.flush();

    pending.remove().succeed();
    pending.remove().succeed();
    outbox.flush();
    assertThat(told).containsExactly("send a", "send b");

    outbox.closeIfRequested(true);
    outbox.closeIfRequested(false);
    assertThat(told).containsExactly("send a", "send b"); // the page may still be sending

    outbox.closeIfRequested(true);
    assertThat(told).containsExactly("send a", "send b", "close 1008 too-fast");
  }

  @Test
  void it_stays_open_as_long_as_nobody_asked_for_its_close() {
    outbox.closeIfRequested(true);
    outbox.closeIfRequested(true);
    outbox.add("a");
    outbox.flush();

    assertThat(told).containsExactly("send a");
  }

  @Test
  void it_closes_a_page_that_never_stops_sending() {
    outbox.close(1008, "too-fast");

    for (int pings = 0; pings < SocketOutbox.MAX_DRAINING_PINGS; pings++) {
      outbox.closeIfRequested(false);
    }
    assertThat(told).isEmpty();

    outbox.closeIfRequested(false);
    assertThat(told).containsExactly("close 1008 too-fast");
  }

  @Test
  void nothing_is_sent_before_it_is_flushed() {
    outbox.add("a");
    outbox.close(1008, "too-fast");

    assertThat(told).isEmpty();
  }

  @Test
  void a_reader_for_whom_too_much_waits_is_cut_off() {
    String tenth = "x".repeat(SocketOutbox.MAX_WAITING_CHARACTERS / 10);
    outbox.add("under way");
    outbox.flush();

    IntStream.range(0, 10).forEach(i -> outbox.add(tenth));
    outbox.flush();
    assertThat(told).containsExactly("send under way");
    outbox.add(tenth);
    outbox.flush();

    assertThat(told).containsExactly("send under way", "disconnect");
  }

  @Test
  void what_was_sent_no_longer_counts() {
    String half = "x".repeat(SocketOutbox.MAX_WAITING_CHARACTERS / 2);

    for (int i = 0; i < 10; i++) {
      outbox.add(half);
      outbox.flush();
      pending.remove().succeed();
    }

    assertThat(told).hasSize(10).doesNotContain("disconnect");
  }

  @Test
  void a_socket_that_cannot_be_written_to_is_cut_off() {
    outbox.add("a");
    outbox.add("b");
    outbox.flush();

    pending.remove().fail(new ClosedChannelException());

    assertThat(told).containsExactly("send a", "disconnect");
  }

  @Test
  void while_all_outboxes_together_are_full_only_a_page_that_is_far_behind_is_cut_off() {
    OutboxMemory full = new OutboxMemory(10);
    full.add(11);
    SocketOutbox behind = new SocketOutbox(session(), full);
    SocketOutbox keepsUp = new SocketOutbox(session(), full);

    keepsUp.add("a".repeat(SocketOutbox.MAX_WAITING_WHEN_FULL));
    keepsUp.flush();
    behind.add("b".repeat(SocketOutbox.MAX_WAITING_WHEN_FULL));
    behind.add("b");
    behind.flush();

    assertThat(told).hasSize(2);
    assertThat(told.get(0)).startsWith("send aaa");
    assertThat(told.get(1)).isEqualTo("disconnect");
  }

  @Test
  void what_waits_is_counted_until_it_is_sent_or_dropped() {
    outbox.add("abc");
    outbox.add("de");
    assertThat(memory.waiting()).isEqualTo(5);

    outbox.flush();
    assertThat(memory.waiting()).isEqualTo(2);

    outbox.discard();
    outbox.discard();
    outbox.add("f");
    assertThat(memory.waiting()).isZero();
  }

  private Session session() {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "sendText" -> {
                  told.add("send " + arguments[0]);
                  pending.add((Callback) arguments[1]);
                }
                case "close" -> told.add("close " + arguments[0] + " " + arguments[1]);
                case "disconnect" -> told.add("disconnect");
                case "getRemoteSocketAddress" -> {
                  // For the log alone.
                }
                default -> throw new UnsupportedOperationException(method.getName());
              }
              return null;
            });
  }
}
