package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.Stats;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.probe.LongCall;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReportedEventsTest {

  private static final int MINUTE = 60;

  @Test
  void of_a_short_call_all_is_reported() {
    PeerHistory history = PeerHistory.of(LongCall.of(2 * MINUTE));

    ReportedEvents reported = ReportedEvents.of(history);

    assertThat(reported.stats()).isEqualTo(history.all(Stats.class));
    assertThat(reported.events()).doesNotHaveAnyElementsOfTypes(PageEvent.LeftOut.class);
  }

  @Test
  void the_report_of_two_hours_is_no_larger_than_that_of_half_an_hour() {
    long halfAnHour = sizeOf(LongCall.of(30 * MINUTE));
    long twoHours = sizeOf(LongCall.of(120 * MINUTE));

    assertThat(twoHours).isLessThan(halfAnHour + halfAnHour / 20).isLessThan(3_000_000);
  }

  @Test
  void what_is_not_reported_is_counted() {
    List<PeerEvent> all = LongCall.of(120 * MINUTE);

    ReportedEvents reported = ReportedEvents.of(PeerHistory.of(all));

    Map<String, Long> expected = counts(all);
    expected.remove("pace");
    Map<String, Long> told = counts(reported.events());
    told.remove("left-out");
    told.put("stats", (long) reported.stats().size());
    reported.events().stream()
        .filter(PageEvent.LeftOut.class::isInstance)
        .map(PageEvent.LeftOut.class::cast)
        .forEach(leftOut -> told.merge(leftOut.event(), leftOut.count(), Long::sum));
    assertThat(told).isEqualTo(expected);
    assertThat(reported.stats().get(0)).isEqualTo(first(all));
  }

  @Test
  void the_statistics_of_500_connections_are_bounded_together() {
    List<Stats> all = new ArrayList<>();
    for (int second = 0; second < 100; second++) {
      for (int pc = 0; pc < 500; pc++) {
        all.add(new Stats(second * 1000.0 + pc, "pc" + pc, Map.of()));
      }
    }

    assertThat(ReportedEvents.of(PeerHistory.of(all)).stats()).hasSize(1000);
  }

  private static PeerEvent first(List<PeerEvent> all) {
    return all.stream().filter(Stats.class::isInstance).findFirst().orElseThrow();
  }

  private static Map<String, Long> counts(List<PeerEvent> events) {
    return new HashMap<>(
        events.stream()
            .collect(
                Collectors.groupingBy(
                    event -> PeerEvent.nameOf(event.getClass()), Collectors.counting())));
  }

  private static long sizeOf(List<PeerEvent> events) {
    ReportedEvents reported = ReportedEvents.of(PeerHistory.of(events));
    return ReportJson.writeAny(reported.events()).length()
        + (long) ReportJson.writeAny(reported.stats()).length();
  }
}
