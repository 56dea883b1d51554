package io.peerproof.call;

import io.peerproof.browser.BrowserSession;
import io.peerproof.event.PeerRole;
import io.peerproof.host.HostHealthSource;
import io.peerproof.proof.Outage;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.diagnosis.Clues;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerHostReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.Elapsed;
import io.peerproof.timeline.PeerHistory;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds the report of one call, whose time starts with the creation of this factory. */
final class CallReportFactory {

  private final CallSettings settings;
  private final CallExecution.Place place;
  private final Map<PeerRole, BrowserSession> sessions;
  private final CallSteps steps;
  private final HostHealthSource host;
  private final ProgressListener progressListener;
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();

  CallReportFactory(
      CallSettings settings,
      CallExecution.Place place,
      Map<PeerRole, BrowserSession> sessions,
      CallSteps steps,
      HostHealthSource host,
      ProgressListener progressListener) {
    this.settings = settings;
    this.place = place;
    this.sessions = Map.copyOf(sessions);
    this.steps = steps;
    this.host = host;
    this.progressListener = progressListener;
  }

  /**
   * Builds the report, and writes the artifacts of a call that did not pass.
   *
   * @param stretched time limits that were extended on a slow machine
   * @param outages longest interruptions of what a peer receives from another one
   */
  CallReport report(
      CallTermination end,
      CallAssessment callAssessment,
      CallMeasurements measurements,
      List<StretchedLimit> stretched,
      Function<PeerAssessment, List<Outage>> outages) {
    double durationMs = Elapsed.millisSince(startedNanos);
    StarvationJudge blame =
        StarvationJudge.by(host, startedAt.toEpochMilli(), settings.timing().timeout());
    Map<PeerRole, PeerHostReport> hosts = hosts(callAssessment);
    CallResult judged = CallResult.of(end, callAssessment, blame);
    CallResult callResult =
        judged.outcome() == Outcome.PASSED
            ? measurements.broken(settings.limits(), callAssessment, blame).orElse(judged)
            : judged;
    if (callResult.outcome() != Outcome.PASSED) {
      progressListener.step("Saving screenshots and logs");
    }
    return new CallReport(
        place.id(),
        callResult.outcome(),
        withNote(callResult.reason()) + tolerated(callResult.outcome(), callAssessment, outages),
        callResult.phase().orElse(null),
        startedAt,
        durationMs,
        steps.tally().map(callAssessment.basis()::and).orElse(callAssessment.basis()),
        callResult.outcome() == Outcome.PASSED ? List.of() : clues(callAssessment),
        stretched,
        callAssessment.byReceiver().stream()
            .map(
                pairs ->
                    peerReport(pairs, measurements, callResult.outcome())
                        .withHost(hosts.get(pairs.get(0).role()))
                        .withOutages(longestOfEachKind(pairs, outages)))
            .toList(),
        end instanceof CallTermination.Broke broke ? broke.after().toNanos() / 1e6 : null);
  }

  /** Puts what is special about the call's topology into the reason, before its last full stop. */
  private String withNote(String reason) {
    String note = settings.topology().note();
    return reason.endsWith(".")
        ? reason.substring(0, reason.length() - 1) + note + "."
        : reason + note;
  }

  /** Returns the longest outages of what a peer receives from any remote peer. */
  private static List<Outage> longestOfEachKind(
      List<PeerAssessment> pairs, Function<PeerAssessment, List<Outage>> outages) {
    Map<String, Outage> longest = new LinkedHashMap<>();
    pairs.stream()
        .flatMap(pair -> outages.apply(pair).stream())
        .forEach(
            outage ->
                longest.merge(
                    outage.kind(),
                    outage,
                    (one, other) -> one.longestMs() >= other.longestMs() ? one : other));
    return List.copyOf(longest.values());
  }

  /** Returns a sentence about the longest outage of a call that passed; empty if it had none. */
  private static String tolerated(
      Outcome outcome,
      CallAssessment callAssessment,
      Function<PeerAssessment, List<Outage>> outages) {
    record Found(PeerRole role, Outage outage) {}
    return callAssessment.pairs().stream()
        .flatMap(peer -> outages.apply(peer).stream().map(one -> new Found(peer.role(), one)))
        .filter(found -> outcome == Outcome.PASSED && found.outage().longestMs() > 0)
        .max(Comparator.comparingDouble(found -> found.outage().longestMs()))
        .map(
            found ->
                String.format(
                    Locale.ROOT,
                    " The longest outage, %s of %s's %s, was tolerated.",
                    DurationText.ofMillis(found.outage().longestMs()),
                    found.role().phrase(),
                    found.outage().kind()))
        .orElse("");
  }

  /** Returns the machine's performance for each peer over the whole call. */
  private Map<PeerRole, PeerHostReport> hosts(CallAssessment callAssessment) {
    return callAssessment.byReceiver().stream()
        .map(pairs -> pairs.get(0))
        .collect(
            Collectors.toMap(
                PeerAssessment::role,
                peer ->
                    PeerHostReport.of(
                        host.since(peer.role(), peer.history(), startedAt.toEpochMilli()),
                        peer.role().phrase())));
  }

  private List<String> clues(CallAssessment callAssessment) {
    List<PeerHistory> histories =
        callAssessment.byReceiver().stream().map(pairs -> pairs.get(0).history()).toList();
    return callAssessment.isGroup()
        ? Clues.ofGroup(histories)
        : Clues.of(
            histories.get(0),
            histories.get(1),
            callAssessment.pairs().get(0).missing(),
            callAssessment.pairs().get(1).missing());
  }

  private PeerReport peerReport(
      List<PeerAssessment> pairs, CallMeasurements measurements, Outcome outcome) {
    PeerAssessment verdicts = pairs.get(0);
    BrowserSession session = sessions.get(verdicts.role());
    PeerArtifacts peerArtifacts = new PeerArtifacts(place.root(), place.folder(), verdicts.role());
    boolean passed = outcome == Outcome.PASSED;
    if (session.alive() && (!passed || settings.options().screenshots())) {
      peerArtifacts.screenshot(session.driver());
    }
    if (!passed) {
      peerArtifacts.events(verdicts.history()).file(session.browserLog()).file(session.driverLog());
    }
    return PeerReportFactory.of(pairs, measurements, session.facts(), peerArtifacts.files());
  }
}
