package io.peerproof.run.matrix;

import io.peerproof.host.HostInfo;
import io.peerproof.regression.Decision;
import io.peerproof.regression.Sample;
import io.peerproof.report.CallReport;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.ComparisonReport.ContenderReport;
import io.peerproof.report.ComparisonReport.GroupReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares two reports with the same method as the groups of one run. */
public final class ReportComparison {

  /** Name of the only group of a report that compares nothing. */
  private static final String ALL = "all calls";

  /** Calls of one report between the same browsers. */
  private record Group(String name, String caller, String callee, List<CallReport> calls) {}

  private record Matched(Group old, Group now) {}

  private ReportComparison() {}

  /**
   * Compares each group of {@code now} with the group of {@code old} of the same name. Two reports
   * with one group each are compared whatever the names.
   *
   * @param command command line for the report
   * @throws IllegalArgumentException if they have no group in common, with a message for the user
   */
  public static RunReport between(
      RunReport old, RunReport now, ComparisonPolicy policy, List<String> command) {
    List<Group> before = groups(old);
    List<Group> after = groups(now);
    List<Matched> matched = matched(before, after);
    Decision decision =
        Decision.ofEach(
            matched.stream()
                .map(match -> new Decision.Match(sample(match.old()), sample(match.now())))
                .toList(),
            policy.criteria());
    List<String> warnings =
        Stream.concat(
                unmatched(before, after, matched).stream(),
                EnvironmentDiff.between(old, now).stream())
            .toList();
    ComparisonResult comparisonResult =
        ComparisonResult.of("the older report", decision, policy.failOn(), unmeasured(matched));
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        comparisonResult.outcome(),
        comparisonResult.reason(),
        Instant.now(),
        0,
        HostInfo.describe(),
        command,
        List.of(),
        new ComparisonReport(
            Stream.concat(contender("older", old), contender("newer", now)).toList(),
            null,
            matched.stream()
                .flatMap(match -> Stream.of(report(match.old(), true), report(match.now(), false)))
                .toList(),
            policy.criteria().level(),
            policy.criteria().tolerance(),
            policy.criteria().perMetric(),
            decision,
            warnings),
        null,
        null);
  }

  private static Sample sample(Group group) {
    return SampleFactory.of(group.name(), group.calls());
  }

  private static List<Group> groups(RunReport run) {
    ComparisonReport comparison = run.comparison();
    if (comparison == null) {
      return List.of(new Group(ALL, "", "", run.calls()));
    }
    return comparison.groups().stream()
        .map(
            group ->
                new Group(
                    group.name(),
                    group.caller(),
                    group.callee(),
                    run.calls().stream()
                        .filter(call -> group.calls().contains(call.id()))
                        .toList()))
        .toList();
  }

  private static List<Matched> matched(List<Group> before, List<Group> after) {
    if (before.size() == 1 && after.size() == 1) {
      return List.of(new Matched(before.get(0), after.get(0)));
    }
    List<Matched> matched = new ArrayList<>();
    for (Group now : after) {
      before.stream()
          .filter(old -> old.name().equals(now.name()))
          .forEach(old -> matched.add(new Matched(old, now)));
    }
    if (matched.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the reports have no group of calls in common: the older one has %s, the newer one %s",
              names(before),
              names(after)));
    }
    return matched;
  }

  private static String names(List<Group> groups) {
    return groups.stream().map(Group::name).collect(Collectors.joining(", "));
  }

  private static List<String> unmatched(
      List<Group> before, List<Group> after, List<Matched> matched) {
    List<Group> old =
        before.stream().filter(g -> unused(g, matched.stream().map(Matched::old))).toList();
    List<Group> now =
        after.stream().filter(g -> unused(g, matched.stream().map(Matched::now))).toList();
    List<String> warnings = new ArrayList<>();
    if (!old.isEmpty()) {
      warnings.add("Only the older report has " + names(old) + ".");
    }
    if (!now.isEmpty()) {
      warnings.add("Only the newer report has " + names(now) + ".");
    }
    return warnings;
  }

  private static boolean unused(Group group, Stream<Group> used) {
    return used.noneMatch(group::equals);
  }

  private static Optional<String> unmeasured(List<Matched> matched) {
    return matched.stream()
        .flatMap(
            match ->
                Stream.concat(
                    unmeasured("older", match.old()).stream(),
                    unmeasured("newer", match.now()).stream()))
        .findFirst();
  }

  private static Optional<String> unmeasured(String which, Group group) {
    return group.calls().stream().anyMatch(CallReport::isMeasured)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the %s report contains no measured call%s. Make its calls again",
                which,
                group.name().equals(ALL)
                    ? ""
                    : String.format(Locale.ROOT, " of the group \"%s\"", group.name())));
  }

  private static GroupReport report(Group group, boolean baseline) {
    return new GroupReport(
        baseline ? group.name() + " of the older report" : group.name(),
        group.caller(),
        group.callee(),
        baseline,
        group.calls().stream().filter(CallReport::isMeasured).map(CallReport::id).toList(),
        List.of(),
        List.of(),
        null);
  }

  /** Returns the browsers of a report, each version once. */
  private static Stream<ContenderReport> contender(String which, RunReport run) {
    return run.calls().stream()
        .flatMap(call -> call.peers().stream())
        .map(peer -> peer.browser())
        .filter(Objects::nonNull)
        .map(
            browser ->
                new ContenderReport(
                    which + ": " + browser.requested(),
                    browser.requested(),
                    browser.version(),
                    browser.driverVersion()))
        .distinct();
  }
}
