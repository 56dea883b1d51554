package io.peerproof.run.matrix;

import io.peerproof.call.SettingsText;
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
 * Creates the report of a matrix.
 *
 * @param blocks blocks in the order they were made
 * @param lostBrowsers number of browsers that crashed and were replaced
 * @param ended reason why the matrix ended early; empty if it is complete
 */
record MatrixReportFactory(
    MatrixSettings settings,
    List<CallBlock> blocks,
    Decision decision,
    int lostBrowsers,
    Optional<String> ended) {

  /**
   * @param calls all calls in the order they were made
   */
  RunReport report(List<CallReport> calls, Instant startedAt, double durationMs, HostReport host) {
    ComparisonResult comparisonResult =
        ComparisonResult.of(
            settings.baseline().label(), decision, settings.policy().failOn(), unmeasured());
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
        null,
        SettingsText.of(settings.call()));
  }

  /** Returns the reason why the measurement is incomplete; empty if it is complete. */
  private Optional<String> unmeasured() {
    return ended.or(
        () ->
            blocks.stream()
                .flatMap(block -> block.groups().stream())
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
        blocks.stream()
            .flatMap(
                block ->
                    IntStream.range(0, block.groups().size())
                        .mapToObj(i -> group(block.groups().get(i), block.pairs().get(i), i == 0)))
            .toList(),
        settings.policy().criteria().level(),
        settings.policy().criteria().tolerance(),
        settings.policy().criteria().perMetric(),
        decision,
        List.of());
  }

  private ComparisonReport.ContenderReport contender(MatrixBrowser browser) {
    Optional<BrowserReport> ran =
        blocks.stream()
            .flatMap(
                block ->
                    IntStream.range(0, block.groups().size())
                        .boxed()
                        .flatMap(
                            i -> browsers(block.groups().get(i), block.pairs().get(i), browser)))
            .findFirst();
    return new ComparisonReport.ContenderReport(
        browser.label(),
        browser.browser().text(),
        ran.map(BrowserReport::version).orElse(null),
        ran.map(BrowserReport::driverVersion).orElse(null));
  }

  /** Returns the browsers that ran for this browser of the matrix. */
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
