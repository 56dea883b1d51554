package io.peerproof.run;

import io.peerproof.browser.BrowserFacts;
import io.peerproof.call.Role;
import io.peerproof.probe.ConnectionEvent;
import io.peerproof.probe.ElementEvent;
import io.peerproof.probe.PeerEvent;
import io.peerproof.proof.Measures;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.PeerReport;
import io.peerproof.timeline.CurrentDocument;
import io.peerproof.timeline.Timeline;
import java.util.List;

/** Puts together what a report says of a peer. */
final class PeerReports {

  private PeerReports() {}

  static PeerReport of(
      PeerVerdicts verdicts, Measures measures, BrowserFacts browser, List<String> artifacts) {
    List<PeerEvent> events = verdicts.events();
    return new PeerReport(
        verdicts.role().word(),
        new BrowserReport(
            browser.requested(),
            browser.name(),
            browser.version(),
            browser.driverVersion(),
            browser.binary(),
            browser.source(),
            browser.driverNote().orElse(null),
            browser.arguments()),
        verdicts.video(),
        verdicts.audio(),
        verdicts.data(),
        measures,
        Timeline.of(CurrentDocument.of(events)).phases(verdicts.expected().peer()),
        events.stream().filter(PeerReports::isWorthReading).toList(),
        events.stream()
            .filter(ConnectionEvent.Stats.class::isInstance)
            .map(ConnectionEvent.Stats.class::cast)
            .toList(),
        artifacts);
  }

  /** Statistics have a place of their own, and pictures are for measuring only. */
  private static boolean isWorthReading(PeerEvent event) {
    return !(event instanceof ConnectionEvent.Stats) && !(event instanceof ElementEvent.Picture);
  }

  /** A peer that never ran. */
  static PeerReport unmeasured(Role role) {
    return new PeerReport(
        role.word(),
        null,
        null,
        null,
        null,
        null,
        Timeline.of(List.of()).phases(0),
        List.of(),
        List.of(),
        List.of());
  }
}
