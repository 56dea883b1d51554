package io.peerproof.run.matrix;

import io.peerproof.proof.Outcome;
import io.peerproof.regression.Change;
import io.peerproof.regression.Decision;
import io.peerproof.regression.FailureChange;
import io.peerproof.regression.FailureDecision;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.report.ComparisonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a decision means for whoever asked, in one sentence.
 *
 * @param reason one sentence or two
 */
record ComparisonResult(Outcome outcome, String reason) {

  /** Of many groups that are left open, a sentence's worth. */
  private static final int MOST_NAMED = 3;

  /**
   * @param baseline name of what the groups are compared with
   * @param unmeasured why not all was measured that was to be; empty when it was
   */
  static ComparisonResult of(
      String baseline, Decision decision, Set<FailOn> failOn, Optional<String> unmeasured) {
    List<String> worse = new ArrayList<>();
    if (failOn.contains(FailOn.FAILURES)) {
      decision.groups().forEach(group -> failures(group).ifPresent(worse::add));
    }
    if (failOn.contains(FailOn.SLOWER)) {
      decision.groups().forEach(group -> slower(group, baseline).ifPresent(worse::add));
    }
    if (!worse.isEmpty()) {
      return new ComparisonResult(Outcome.FAILED, String.join(" ", worse));
    }
    if (unmeasured.isPresent()) {
      return new ComparisonResult(
          Outcome.INCONCLUSIVE, "Not all could be measured: " + stopped(unmeasured.get()));
    }
    Optional<String> open = undecided(decision);
    if (failOn.contains(FailOn.UNDECIDED) && open.isPresent()) {
      return new ComparisonResult(Outcome.INCONCLUSIVE, open.get());
    }
    return new ComparisonResult(
        Outcome.PASSED,
        open.isEmpty()
            ? "Nothing is slower than %s beyond the tolerance, and no more calls failed."
                .formatted(baseline)
            : "Nothing was shown to be worse than %s, and not all is decided. %s"
                .formatted(baseline, open.get()));
  }

  private static String stopped(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }

  private static Optional<String> failures(GroupDecision group) {
    FailureDecision failures = group.failures();
    boolean more =
        failures.change() == FailureChange.MORE || failures.change() == FailureChange.PERHAPS_MORE;
    return more
        ? Optional.of(
            "%s: %d of %d calls failed, of the baseline's %d of %d%s."
                .formatted(
                    group.group(),
                    failures.failed(),
                    failures.calls(),
                    failures.baselineFailed(),
                    failures.baselineCalls(),
                    failures.change() == FailureChange.MORE
                        ? ""
                        : ", which may be chance (p = "
                            + String.format(Locale.ROOT, "%.2f", failures.adjustedP())
                            + ")"))
        : Optional.empty();
  }

  private static Optional<String> slower(GroupDecision group, String baseline) {
    List<MetricDecision> slower = with(group, Change.SLOWER);
    return slower.stream()
        .max(Comparator.comparingDouble(metric -> Objects.requireNonNull(metric.shift()).ms()))
        .map(
            worst ->
                "%s is slower than %s: %s by %s%s."
                    .formatted(
                        group.group(),
                        baseline,
                        worst.metric(),
                        ComparisonText.shift(worst.shift()),
                        more(slower.size() - 1)));
  }

  private static String more(int others) {
    return others == 0 ? "" : ", and " + others + " more " + (others == 1 ? "phase" : "phases");
  }

  /** Which phases are left open, of the first groups by name. */
  private static Optional<String> undecided(Decision decision) {
    List<GroupDecision> groups =
        decision.groups().stream().filter(g -> !with(g, Change.UNDECIDED).isEmpty()).toList();
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    int unnamed = groups.size() - MOST_NAMED;
    String which =
        groups.stream()
                .limit(MOST_NAMED)
                .map(ComparisonResult::open)
                .collect(Collectors.joining("; "))
            + (unnamed > 0 ? "; and phases of " + unnamed + " more groups" : "");
    return Optional.of("Undecided: " + which + needed(groups) + ".");
  }

  private static String open(GroupDecision group) {
    List<MetricDecision> open = with(group, Change.UNDECIDED);
    return group.group() + ", " + open.get(0).metric() + more(open.size() - 1);
  }

  private static String needed(List<GroupDecision> groups) {
    return groups.stream()
        .flatMap(group -> with(group, Change.UNDECIDED).stream())
        .map(MetricDecision::moreCalls)
        .filter(Objects::nonNull)
        .max(Integer::compare)
        .map(calls -> ". About " + calls + " more calls of each group would tell")
        .orElse("");
  }

  private static List<MetricDecision> with(GroupDecision group, Change change) {
    return group.metrics().stream().filter(metric -> metric.change() == change).toList();
  }
}
