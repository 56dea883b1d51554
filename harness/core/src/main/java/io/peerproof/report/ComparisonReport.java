package io.peerproof.report;

import static io.peerproof.report.ReportInvariants.require;

import io.peerproof.regression.Decision;
import io.peerproof.regression.Tolerance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of groups of calls and the decision on it.
 *
 * @param browsers that made the calls
 * @param plan order in which the calls were made; null if two reports were compared
 * @param groups compared groups; the first one is the baseline of all groups that name no other
 * @param level error rate that the decision accepts: 0.05
 * @param tolerance largest shift that counts as no change
 * @param tolerances tolerances of single phases, by the name of the phase
 * @param decision decision on each group except the baselines
 * @param warnings unintended differences between the groups, one sentence each
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
   * @param label name of the browser within the names of groups
   * @param requested specification of the browser as the user wrote it
   * @param version version of the running browser; null if none ran
   * @param driverVersion version of the driver that controlled it; null if none ran
   */
  public record ContenderReport(
      String label, String requested, @Nullable String version, @Nullable String driverVersion) {}

  /**
   * The schedule of an interleaved comparison.
   *
   * @param pairs rule that pairs the browsers: {@code same}, {@code baseline}, {@code all}
   * @param seed seed of the random call order
   * @param calls planned number of calls of each group
   * @param warmUps number of calls that each browser made before its calls counted
   * @param stopEarly true if the run ends as soon as the decision is certain
   * @param sessionsLost number of browsers that crashed or were in an unknown state and were
   *     replaced
   * @param ended reason why the run ended before all calls were made; null if all were made
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
   * A group of calls between the same two browsers.
   *
   * @param name {@code chrome@131 to chrome@150}
   * @param caller label of the browser of the caller
   * @param callee label of the browser of the callee
   * @param baseline true if other groups are compared with this one
   * @param calls ids of the calls that count
   * @param warmUps ids of the calls that warmed up the browsers
   * @param unmeasured ids of the calls that could not be measured
   * @param closed reason why fewer calls were made than planned; null if all were made
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

  /** Returns the group of this name. */
  public GroupReport group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst().orElseThrow();
  }
}
