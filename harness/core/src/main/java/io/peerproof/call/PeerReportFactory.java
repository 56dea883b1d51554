package io.peerproof.call;

import io.peerproof.browser.BrowserInfo;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.measure.ClockOffset;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.TimelineReport;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates the report of a peer. */
public final class PeerReportFactory {

  private PeerReportFactory() {}

  static PeerReport of(
      PeerAssessment verdicts,
      CallMeasurements measurements,
      BrowserInfo browser,
      List<String> artifacts) {
    PeerHistory history = verdicts.history();
    Timeline timeline = history.currentDocument().timeline();
    return new PeerReport(
        verdicts.role().word(),
        BrowserReport.of(browser),
        verdicts.video(),
        verdicts.audio(),
        verdicts.data(),
        measurements.of().get(verdicts.role()),
        timeline.phases(verdicts.expected().peer()),
        axis(timeline, verdicts.role(), measurements.calleesClock()),
        Stream.concat(
                history.events().stream().filter(PeerReportFactory::isWorthReading),
                leftOut(history))
            .toList(),
        history.all(ConnectionEvent.Stats.class),
        artifacts,
        null);
  }

  private static @Nullable TimelineReport axis(
      Timeline timeline, PeerRole role, Optional<ClockOffset> calleesClock) {
    Optional<ClockOffset> clock =
        role == PeerRole.CALLER ? calleesClock.map(any -> new ClockOffset(0, 0)) : calleesClock;
    return timeline
        .starts()
        .map(
            starts ->
                new TimelineReport(
                    timeline.firstCallAtMs().orElseThrow(),
                    clock.map(ClockOffset::offsetMs).orElse(null),
                    clock.map(ClockOffset::errorMs).orElse(null),
                    starts))
        .orElse(null);
  }

  /** One event for each type of which the history holds not all events, by the type's name. */
  private static Stream<PeerEvent> leftOut(PeerHistory history) {
    return history.leftOut().counts().entrySet().stream()
        .map(
            entry ->
                new PageEvent.LeftOut(
                    history.latestAtMs(), PeerEvent.nameOf(entry.getKey()), entry.getValue()))
        .sorted(Comparator.comparing(PageEvent.LeftOut::event))
        .map(PeerEvent.class::cast);
  }

  /**
   * Tells if an event belongs to the list of events. Statistics have their own list, and frames and
   * rates are only for measures.
   */
  private static boolean isWorthReading(PeerEvent event) {
    return !(event instanceof ConnectionEvent.Stats)
        && !(event instanceof ElementEvent.Picture)
        && !(event instanceof PageEvent.PaceMeasured);
  }

  /** Creates the report of a peer that never ran. */
  public static PeerReport unmeasured(PeerRole role) {
    return new PeerReport(
        role.word(),
        null,
        null,
        null,
        null,
        null,
        PeerHistory.EMPTY.timeline().phases(0),
        null,
        List.of(),
        List.of(),
        List.of(),
        null);
  }
}
