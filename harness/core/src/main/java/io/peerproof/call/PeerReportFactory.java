package io.peerproof.call;

import io.peerproof.browser.BrowserInfo;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.measure.ClockOffset;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.RemoteReport;
import io.peerproof.report.ReportedEvents;
import io.peerproof.report.TimelineReport;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.PhaseDurations;
import io.peerproof.timeline.Timeline;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Creates the report of a peer. */
public final class PeerReportFactory {

  private PeerReportFactory() {}

  /**
   * @param pairs assessments of what this peer receives from each remote peer
   */
  static PeerReport of(
      List<PeerAssessment> pairs,
      CallMeasurements measurements,
      BrowserInfo browser,
      List<String> artifacts) {
    PeerAssessment first = pairs.get(0);
    boolean isGroup = pairs.size() > 1;
    PeerHistory history = first.history();
    Timeline timeline = history.currentDocument().timeline();
    ReportedEvents reported = ReportedEvents.of(history);
    PeerReport report =
        new PeerReport(
            first.role().word(),
            BrowserReport.of(browser),
            worst(pairs, PeerAssessment::video, proof -> proof.verdict().good()),
            worst(pairs, PeerAssessment::audio, proof -> proof.verdict().good()),
            worst(pairs, PeerAssessment::data, proof -> proof.verdict().good()),
            isGroup ? null : measurements.between(first),
            phases(pairs),
            axis(timeline, measurements.clocks().get(first.role())),
            reported.events(),
            reported.stats(),
            artifacts,
            null);
    return isGroup
        ? report.withRemotes(pairs.stream().map(pair -> remote(pair, measurements)).toList())
        : report;
  }

  private static RemoteReport remote(PeerAssessment pair, CallMeasurements measurements) {
    return new RemoteReport(
        pair.remote().word(), pair.video(), pair.audio(), pair.data(), measurements.between(pair));
  }

  /** Returns the first proof that is not good; if all are good, the first one. */
  private static <P> P worst(
      List<PeerAssessment> pairs, Function<PeerAssessment, P> proof, Predicate<P> good) {
    return pairs.stream()
        .map(proof)
        .filter(good.negate())
        .findFirst()
        .orElseGet(() -> proof.apply(pairs.get(0)));
  }

  /** Returns the durations up to the proof of the last remote peer. */
  private static PhaseDurations phases(List<PeerAssessment> pairs) {
    return pairs.stream()
        .map(pair -> pair.received().currentDocument().timeline().phases(pair.expected().peer()))
        .max(
            Comparator.comparingDouble(
                phases -> phases.totalMs() == null ? Double.POSITIVE_INFINITY : phases.totalMs()))
        .orElseThrow();
  }

  private static @Nullable TimelineReport axis(Timeline timeline, @Nullable ClockOffset offset) {
    Optional<ClockOffset> clock = Optional.ofNullable(offset);
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
