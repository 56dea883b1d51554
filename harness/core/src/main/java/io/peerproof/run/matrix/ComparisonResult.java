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
 * The outcome of a comparison with its reason.
 *
 * @param reason one sentence or two
 */
record ComparisonResult(Outcome outcome, String reason) {

  /** Largest number of undecided groups that the reason names. */
  private static final int MOST_NAMED = 3;

  /**
   * @param baseline name of the baseline
   * @param unmeasured reason why the measurement is incomplete; empty if it is complete
   */
  static ComparisonResult of(
      String baseline, Decision decision, Set<FailOn> failOn, Optional<String> unmeasured) {
    List<String> worse = new ArrayList<>();
    List<String> ignored = new ArrayList<>();
    List<String> perhaps = new ArrayList<>();
    for (GroupDecision group : decision.groups()) {
      boolean shown = group.failures().change() == FailureChange.MORE;
      failures(group)
          .ifPresent((!failOn.contains(FailOn.FAILURES) ? ignored : shown ? worse : perhaps)::add);
    }
    for (GroupDecision group : decision.groups()) {
      slower(group, baseline).ifPresent((failOn.contains(FailOn.SLOWER) ? worse : ignored)::add);
    }
    if (!worse.isEmpty()) {
      return new ComparisonResult(Outcome.FAILED, String.join(" ", worse));
    }
    if (unmeasured.isPresent()) {
      return new ComparisonResult(
          Outcome.INCONCLUSIVE, "The comparison is not complete: " + stopped(unmeasured.get()));
    }
    if (!perhaps.isEmpty()) {
      return new ComparisonResult(Outcome.INCONCLUSIVE, String.join(" ", perhaps));
    }
    Optional<String> open = undecided(decision);
    if (failOn.contains(FailOn.UNDECIDED) && open.isPresent()) {
      return new ComparisonResult(Outcome.INCONCLUSIVE, open.get());
    }
    if (!ignored.isEmpty()) {
      return new ComparisonResult(
          Outcome.PASSED, "Ignored because of --fail-on: " + String.join(" ", ignored));
    }
    return new ComparisonResult(
        Outcome.PASSED,
        open.isEmpty()
            ? String.format(
                Locale.ROOT,
                "No regression against %s: no phase is slower beyond the tolerance, and the share of failed calls is not higher.",
                baseline)
            : String.format(
                Locale.ROOT,
                "No regression against %s found, but some phases are undecided. %s",
                baseline,
                open.get()));
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
            String.format(
                Locale.ROOT,
                "%s: %d of %d calls failed, compared with %d of %d of the baseline%s.",
                group.group(),
                failures.failed(),
                failures.calls(),
                failures.baselineFailed(),
                failures.baselineCalls(),
                failures.change() == FailureChange.MORE
                    ? ""
                    : ", which may be chance (p = "
                        + String.format(Locale.ROOT, "%.2f", failures.adjustedP())
                        + "): more calls would tell"))
        : Optional.empty();
  }

  private static Optional<String> slower(GroupDecision group, String baseline) {
    List<MetricDecision> slower = with(group, Change.SLOWER);
    return slower.stream()
        .max(Comparator.comparingDouble(metric -> Objects.requireNonNull(metric.shift()).ms()))
        .map(
            worst ->
                String.format(
                    Locale.ROOT,
                    "%s is slower than %s: %s by %s%s.",
                    group.group(),
                    baseline,
                    worst.metric(),
                    ComparisonText.shift(worst.shift()),
                    more(slower.size() - 1)));
  }

  private static String more(int others) {
    return others == 0 ? "" : ", and " + others + " more " + (others == 1 ? "phase" : "phases");
  }

  /** Returns the undecided phases of the first groups by name; empty if there are none. */
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
        .map(calls -> ". About " + calls + " more calls of each group would probably decide")
        .orElse("");
  }

  private static List<MetricDecision> with(GroupDecision group, Change change) {
    return group.metrics().stream().filter(metric -> metric.change() == change).toList();
  }
}
