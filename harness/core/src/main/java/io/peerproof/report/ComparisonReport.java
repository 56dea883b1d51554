package io.peerproof.report;

import static io.peerproof.report.ReportInvariants.require;

import io.peerproof.regression.Decision;
import io.peerproof.regression.Tolerance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What groups of calls were compared, and what was decided.
 *
 * @param browsers that made the calls
 * @param plan how the calls were made; null when two reports were compared
 * @param groups the first is the baseline of those that name no other
 * @param level error that the decision allows itself: 0.05
 * @param tolerance up to which a shift is none
 * @param tolerances of phases that have one of their own, by the phase's name
 * @param decision about each group but the baselines
 * @param warnings what else differed than what was to be compared, a sentence each
 */
public record ComparisonReport(
    List<ContenderReport> browsers,
    @Nullable PlanReport plan,
    List<GroupReport> groups,
    double level,
    Tolerance tolerance,
    Map<String, Tolerance> tolerances,
    Decision decision,
    List<String> warnings) {

  /**
   * A browser of a comparison.
   *
   * @param label what it is called in the names of groups
   * @param requested as it was asked for
   * @param version of the running browser; null when none ran
   * @param driverVersion of the driver that drove it; null when none ran
   */
  public record ContenderReport(
      String label, String requested, @Nullable String version, @Nullable String driverVersion) {}

  /**
   * How calls were made in turns.
   *
   * @param pairs which browsers called which: {@code same}, {@code baseline}, {@code all}
   * @param seed of the chance that gave the order
   * @param calls planned for each group
   * @param warmUps that a browser's calls had to follow
   * @param stopEarly whether calls were to end as soon as the answer was certain
   * @param sessionsLost browsers that died, or whose state nobody knew, and that were replaced
   * @param ended why it ended before all calls were made; null when all were
   */
  public record PlanReport(
      String pairs,
      long seed,
      int calls,
      int warmUps,
      boolean stopEarly,
      int sessionsLost,
      @Nullable String ended) {}

  /**
   * Calls that were made alike.
   *
   * @param name {@code chrome@131 to chrome@150}
   * @param caller label of the browser that called
   * @param callee label of the browser that was called
   * @param baseline whether others are compared with this one
   * @param calls ids of those that count
   * @param warmUps ids of those made to warm the browsers up
   * @param unmeasured ids of those that could not be measured
   * @param closed why fewer calls were made than planned; null when it was not so
   */
  public record GroupReport(
      String name,
      String caller,
      String callee,
      boolean baseline,
      List<String> calls,
      List<String> warmUps,
      List<String> unmeasured,
      @Nullable String closed) {
    public GroupReport {
      calls = List.copyOf(calls);
      warmUps = List.copyOf(warmUps);
      unmeasured = List.copyOf(unmeasured);
    }
  }

  public ComparisonReport {
    browsers = List.copyOf(browsers);
    groups = List.copyOf(groups);
    tolerances = Map.copyOf(tolerances);
    warnings = List.copyOf(warnings);
    require(
        groups.stream().anyMatch(GroupReport::baseline),
        "a comparison has a baseline to compare with");
  }

  /** The group of this name. */
  public GroupReport group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst().orElseThrow();
  }
}
