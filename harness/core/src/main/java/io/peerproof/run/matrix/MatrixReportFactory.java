package io.peerproof.run.matrix;

import io.peerproof.event.PeerRole;
import io.peerproof.regression.Decision;
import io.peerproof.report.BrowserReport;
import io.peerproof.report.CallReport;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts together what a report says of a matrix.
 *
 * @param legs as they were made
 * @param lostBrowsers that were replaced, where another call came after
 * @param ended why it ended before it was through; empty when it did not
 */
record MatrixReportFactory(
    MatrixSettings settings,
    List<CallBlock> legs,
    Decision decision,
    int lostBrowsers,
    Optional<String> ended) {

  /**
   * @param calls all that were made, in their order
   */
  RunReport report(List<CallReport> calls, Instant startedAt, double durationMs, HostReport host) {
    ComparisonResult comparisonResult =
        ComparisonResult.of(
            settings.baseline().label(), decision, settings.judging().failOn(), unmeasured());
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        comparisonResult.outcome(),
        comparisonResult.reason(),
        startedAt,
        durationMs,
        host,
        settings.call().options().command(),
        calls,
        comparison(),
        null);
  }

  /** What kept the run from measuring all that it was to. */
  private Optional<String> unmeasured() {
    return ended.or(
        () ->
            legs.stream()
                .flatMap(leg -> leg.groups().stream())
                .filter(group -> group.calls().isEmpty() || group.lost())
                .findFirst()
                .map(group -> group.name() + ": " + group.closed().orElse("no call was measured")));
  }

  private ComparisonReport comparison() {
    RandomizedCallSchedule.Plan plan = settings.plan();
    return new ComparisonReport(
        settings.browsers().stream().map(this::contender).toList(),
        new ComparisonReport.PlanReport(
            settings.pairs().name().toLowerCase(Locale.ROOT),
            plan.seed(),
            plan.calls(),
            plan.warmUps(),
            settings.stopEarly(),
            lostBrowsers,
            ended.orElse(null)),
        legs.stream()
            .flatMap(
                leg ->
                    IntStream.range(0, leg.groups().size())
                        .mapToObj(i -> group(leg.groups().get(i), leg.who().get(i), i == 0)))
            .toList(),
        settings.judging().criteria().level(),
        settings.judging().criteria().tolerance(),
        settings.judging().criteria().perMetric(),
        decision,
        List.of());
  }

  private ComparisonReport.ContenderReport contender(MatrixBrowser browser) {
    Optional<BrowserReport> ran =
        legs.stream()
            .flatMap(
                leg ->
                    IntStream.range(0, leg.groups().size())
                        .boxed()
                        .flatMap(i -> browsers(leg.groups().get(i), leg.who().get(i), browser)))
            .findFirst();
    return new ComparisonReport.ContenderReport(
        browser.label(),
        browser.browser().text(),
        ran.map(BrowserReport::version).orElse(null),
        ran.map(BrowserReport::driverVersion).orElse(null));
  }

  /** What ran where this browser was to. */
  private static Stream<BrowserReport> browsers(
      CallGroup group, Pairing.Pair pair, MatrixBrowser browser) {
    return Stream.of(group.warmUps(), group.calls())
        .flatMap(List::stream)
        .flatMap(
            call ->
                Stream.of(PeerRole.CALLER, PeerRole.CALLEE)
                    .filter(role -> pair.of(role).label().equals(browser.label()))
                    .map(role -> call.peers().get(role.ordinal()).browser()))
        .filter(Objects::nonNull);
  }

  private static ComparisonReport.GroupReport group(
      CallGroup group, Pairing.Pair pair, boolean baseline) {
    return new ComparisonReport.GroupReport(
        group.name(),
        pair.caller().label(),
        pair.callee().label(),
        baseline,
        ids(group.calls()),
        ids(group.warmUps()),
        ids(group.unmeasured()),
        group.closed().orElse(null));
  }

  private static List<String> ids(List<CallReport> calls) {
    return calls.stream().map(CallReport::id).toList();
  }
}
