package io.peerproof.regression;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What became of each group against the baseline. {@code docs/regression.md} says how it is made,
 * and what it does not claim.
 *
 * @param groups in the order of the candidates
 */
public record Decision(List<GroupDecision> groups) {

  public Decision {
    groups = List.copyOf(groups);
  }

  /**
   * Compares each candidate with the baseline.
   *
   * @throws IllegalArgumentException when two candidates have the same name
   */
  public static Decision between(Sample baseline, List<Sample> candidates, Criteria criteria) {
    return ofEach(
        candidates.stream().map(candidate -> new Match(baseline, candidate)).toList(), criteria);
  }

  /** A candidate, and what it is compared with. */
  public record Match(Sample baseline, Sample candidate) {}

  /**
   * Compares each candidate with a baseline of its own; all tests are one family.
   *
   * @throws IllegalArgumentException when two candidates have the same name
   */
  public static Decision ofEach(List<Match> matches, Criteria criteria) {
    requireDifferentNames(matches.stream().map(Match::candidate).toList());
    List<GroupTest> groups =
        matches.stream()
            .map(match -> GroupTest.of(match.baseline(), match.candidate(), criteria.level()))
            .toList();
    HolmCorrection tests = new HolmCorrection(groups.stream().flatMap(GroupTest::ps).toList());
    return new Decision(groups.stream().map(group -> group.decide(tests, criteria)).toList());
  }

  /** Whether nothing is left open in any group, so that more calls need not be made. */
  public boolean decided() {
    return groups.stream().allMatch(GroupDecision::decided);
  }

  private static void requireDifferentNames(List<Sample> candidates) {
    Set<String> names = new HashSet<>();
    for (Sample candidate : candidates) {
      if (!names.add(candidate.name())) {
        throw new IllegalArgumentException(
            "each group must have a name of its own, but two are called '%s'"
                .formatted(candidate.name()));
      }
    }
  }

  /** All tests of one group. */
  private record GroupTest(String group, List<MetricTest> metrics, FailureTest failures) {

    static GroupTest of(Sample baseline, Sample candidate, double level) {
      List<MetricTest> metrics =
          Stream.of(baseline, candidate)
              .flatMap(sample -> sample.msByMetric().keySet().stream())
              .distinct()
              .map(metric -> MetricTest.of(metric, baseline, candidate, level))
              .filter(test -> test.baseline().n() + test.candidate().n() > 0)
              .toList();
      return new GroupTest(candidate.name(), metrics, FailureTest.of(baseline, candidate));
    }

    Stream<Double> ps() {
      return Stream.concat(metrics.stream().map(MetricTest::p), Stream.of(failures.p()));
    }

    GroupDecision decide(HolmCorrection tests, Criteria criteria) {
      return new GroupDecision(
          group,
          metrics.stream().map(metric -> metric.decide(tests, criteria)).toList(),
          failures.decide(tests, criteria.level()));
    }
  }
}
