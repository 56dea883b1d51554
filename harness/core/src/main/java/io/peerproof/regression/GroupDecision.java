package io.peerproof.regression;

import java.util.Comparator;
import java.util.List;

/**
 * What became of one group against the baseline.
 *
 * @param group its name
 * @param metrics in the baseline's order, then what only this group has; without those that neither
 *     has a value of
 * @param failures whether more of its calls failed
 */
public record GroupDecision(String group, List<MetricDecision> metrics, FailureDecision failures) {

  private static final List<Change> FROM_WORST =
      List.of(Change.SLOWER, Change.UNDECIDED, Change.FASTER, Change.SAME);

  public GroupDecision {
    metrics = List.copyOf(metrics);
  }

  /** The worst of its metrics; undecided when there is none. */
  public Change change() {
    return metrics.stream()
        .map(MetricDecision::change)
        .min(Comparator.comparing(FROM_WORST::indexOf))
        .orElse(Change.UNDECIDED);
  }

  /** Whether nothing is left open, so that more calls need not be made. */
  public boolean decided() {
    return change() != Change.UNDECIDED
        && metrics.stream().noneMatch(metric -> metric.change() == Change.UNDECIDED)
        && failures.change() != FailureChange.PERHAPS_MORE;
  }

  /**
   * Whether more calls would not change what is to be said of the group: it was shown to be worse
   * in something, or nothing is left open.
   */
  public boolean certain() {
    return decided() || change() == Change.SLOWER || failures.change() == FailureChange.MORE;
  }
}
