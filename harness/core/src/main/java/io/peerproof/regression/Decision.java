package io.peerproof.regression;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decision on each group, compared with the baseline. {@code docs/regression.md} describes the
 * method and its limits.
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
   * @throws IllegalArgumentException if two candidates have the same name
   */
  public static Decision between(Sample baseline, List<Sample> candidates, Criteria criteria) {
    return ofEach(
        candidates.stream().map(candidate -> new Match(baseline, candidate)).toList(), criteria);
  }

  /** A candidate and its baseline. */
  public record Match(Sample baseline, Sample candidate) {}

  /**
   * Compares each candidate with its own baseline; all tests form one family.
   *
   * @throws IllegalArgumentException if two candidates have the same name
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

  /** Tells if every group is decided, so that no more calls are needed. */
  public boolean decided() {
    return groups.stream().allMatch(GroupDecision::decided);
  }

  private static void requireDifferentNames(List<Sample> candidates) {
    Set<String> names = new HashSet<>();
    for (Sample candidate : candidates) {
      if (!names.add(candidate.name())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "each group must have a unique name, but two are called '%s'",
                candidate.name()));
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
