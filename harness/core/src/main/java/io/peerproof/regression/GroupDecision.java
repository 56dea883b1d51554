package io.peerproof.regression;

import java.util.Comparator;
import java.util.List;

/**
 * Decision on one group, compared with the baseline.
 *
 * @param group name of the group
 * @param metrics metrics in the order of the baseline, then those of this group only; without
 *     metrics that have no value
 * @param failures decision on the share of failed calls
 */
public record GroupDecision(String group, List<MetricDecision> metrics, FailureDecision failures) {

  private static final List<Change> FROM_WORST =
      List.of(Change.SLOWER, Change.UNDECIDED, Change.FASTER, Change.SAME);

  public GroupDecision {
    metrics = List.copyOf(metrics);
  }

  /** Returns the worst result of its metrics; undecided without metrics. */
  public Change change() {
    return metrics.stream()
        .map(MetricDecision::change)
        .min(Comparator.comparing(FROM_WORST::indexOf))
        .orElse(Change.UNDECIDED);
  }

  /** Tells if everything is decided, so that no more calls are needed. */
  public boolean decided() {
    return change() != Change.UNDECIDED
        && metrics.stream().noneMatch(metric -> metric.change() == Change.UNDECIDED)
        && failures.change() != FailureChange.PERHAPS_MORE;
  }

  /**
   * Tells if more calls cannot change the result: something is significantly worse, or everything
   * is decided.
   */
  public boolean certain() {
    return decided() || change() == Change.SLOWER || failures.change() == FailureChange.MORE;
  }
}
