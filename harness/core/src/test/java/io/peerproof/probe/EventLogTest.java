package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.media.DeviceVariant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLogTest {

  private final AtomicInteger changes = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private final EventLog log = new EventLog(changes::incrementAndGet, nanos::get);

  @Test
  void events_that_overtook_one_another_are_put_in_order() {
    log.add(3, closed(20, "third"));
    log.add(1, closed(10, "first"));
    log.add(2, closed(10, "second"));

    assertThat(log.history().events())
        .extracting(event -> ((ConnectionEvent.Closed) event).pc())
        .containsExactly("first", "second", "third");
  }

  @Test
  void the_events_are_the_same_list_until_there_are_more() {
    log.add(1, closed(10, "first"));
    List<PeerEvent> before = log.history().events();

    assertThat(log.history().events()).isSameAs(before);
    log.add(2, closed(11, "second"));
    assertThat(before).hasSize(1);
    assertThat(log.history().events()).hasSize(2);
  }

  @Test
  void each_event_is_a_change() {
    log.add(1, closed(10, "pc1"));
    log.add(2, closed(11, "pc1"));

    assertThat(changes).hasValue(2);
  }

  @Test
  void lines_of_the_console_are_no_change_that_anybody_waits_for() {
    for (int line = 0; line < 1000; line++) {
      log.add(1, new PageEvent.Log(line, "error", "line " + line, null));
    }

    assertThat(changes).hasValue(0);
    assertThat(log.history().all(PageEvent.Log.class)).isNotEmpty();
    log.add(2, closed(2000, "pc1"));
    assertThat(changes).hasValue(1);
  }

  private static PeerEvent closed(double atMs, String pc) {
    return new ConnectionEvent.Closed(atMs, pc);
  }

  @Test
  void descriptions_that_were_left_out_make_room_for_later_ones() {
    for (int at = 0; at < 500; at++) {
      log.add(at, described(at, 10));
    }
    for (int at = 500; at < 1_000; at++) {
      log.add(at, described(at, 30_000));
    }
    log.add(1_000, described(1_000, 2_000_000));
    assertThat(last().sdp()).as("beyond the budget").hasSizeLessThan(20_000);
    for (int at = 1_001; at < 4_000; at++) {
      log.add(at, described(at, 10));
    }

    log.add(4_000, described(4_000, 2_000_000));

    assertThat(last().sdp()).hasSize(2_000_000);
  }

  private ConnectionEvent.DescriptionSet last() {
    List<ConnectionEvent.DescriptionSet> all =
        log.history().all(ConnectionEvent.DescriptionSet.class);
    return all.get(all.size() - 1);
  }

  private static PeerEvent described(double atMs, int length) {
    return new ConnectionEvent.DescriptionSet(
        atMs, "pc1", ConnectionEvent.Side.LOCAL, "offer", atMs, "v".repeat(length));
  }

  @Test
  void what_comes_together_is_one_change() {
    log.addAll(
        List.of(
            new PeerEventJson.Numbered(2, closed(11, "second")),
            new PeerEventJson.Numbered(1, closed(10, "first"))));

    assertThat(changes).hasValue(1);
    assertThat(log.history().events())
        .extracting(event -> ((ConnectionEvent.Closed) event).pc())
        .containsExactly("first", "second");
  }

  @Test
  void of_the_times_that_a_page_told_the_one_that_took_the_shortest_way_counts() {
    log.heard(new PageClock(1_000_000, 500), 7_000_000); // 1,000,493 ahead at least
    log.heard(new PageClock(1_000_000, 600), 105_000_000); // 1,000,495
    log.heard(new PageClock(1_000_000, 700), 212_000_000); // 1,000,488

    assertThat(log.clock())
        .contains(new ClockBounds(1_000_000, 1_000_495, Double.POSITIVE_INFINITY));
  }

  @Test
  void a_page_is_younger_than_what_the_harness_did_to_have_it_opened() {
    log.heard(new PageClock(1_000_000, 500), 7_000_000);
    nanos.set(1_000_000_000);
    log.opening();
    log.heard(new PageClock(1_000_000, 900), 1_001_000_000); // the page before, which goes on

    assertThat(log.clock()).map(ClockBounds::mostAheadMs).hasValue(Double.POSITIVE_INFINITY);

    log.heard(new PageClock(1_001_010, 50), 1_070_000_000);
    log.heard(new PageClock(1_001_010, 90), 1_105_000_000);
    log.heard(new PageClock(1_000_000, 999), 1_106_000_000);

    assertThat(log.clock()).contains(new ClockBounds(1_001_010, 999_995, 1_000_010));
  }

  @Test
  void a_page_that_told_no_clock_has_none() {
    assertThat(log.clock()).isEmpty();
  }

  @Test
  void a_message_brings_events_and_the_clock_of_its_page() {
    ProbeSubscription subscription =
        new ProbeSubscription(
            log, "tab", new StampedEventReader(DeviceVariant.FIRST), closed -> {});

    subscription.onMessage(
        "document",
        "tab",
        """
        1 {"type":"peer-connection-closed","atMs":1000500,"pc":"pc1"}
        @ 1000000.5 600.25""",
        100_000_000);

    assertThat(log.history().events()).containsExactly(closed(1_000_500, "pc1"));
    assertThat(log.clock()).map(ClockBounds::leastAheadMs).hasValue(1_000_500.75);
  }

  @ParameterizedTest
  @ValueSource(strings = {"@ 1000000", "@ x 5", "@ 1 2 3"})
  void a_clock_that_is_none_is_told(String line) {
    new ProbeSubscription(log, "tab", new StampedEventReader(DeviceVariant.FIRST), closed -> {})
        .onMessage("document", "tab", line, 0);

    assertThat(log.history().events())
        .singleElement()
        .isInstanceOfSatisfying(
            PageEvent.ProbeError.class, error -> assertThat(error.where()).isEqualTo("message"));
  }
}
