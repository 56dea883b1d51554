package io.peerproof.trend;

import io.peerproof.regression.Change;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.FailureChange;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import io.peerproof.regression.Sample;
import io.peerproof.report.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The newest run of each line against all earlier ones of it together. Those were made at other
 * times, so that a shift may be the machine's as well; who wants to know compares in one run.
 */
record Newest(Trend.Change change, String sentence) {

  /** Fewer calls than this on either side, and no shift can be certain at 5 %. */
  private static final int LEAST_CALLS = 4;

  /** Points of each line in the order of their time. */
  static Newest of(Map<String, List<TrendFolder.Measured>> lines) {
    List<Decision.Match> matches = new ArrayList<>();
    int alone = 0;
    for (List<TrendFolder.Measured> line : lines.values()) {
      Sample newest = line.get(line.size() - 1).sample();
      Sample earlier = pooled(line.subList(0, line.size() - 1));
      if (newest.calls() < LEAST_CALLS || earlier.calls() < LEAST_CALLS) {
        alone++;
      } else {
        matches.add(new Decision.Match(earlier, newest));
      }
    }
    if (matches.isEmpty()) {
      return new Newest(
          Trend.Change.UNDECIDED,
          "Whether it is getting worse cannot be said: no line has a newest run and earlier ones of %d calls or more."
              .formatted(LEAST_CALLS));
    }
    Decision decision = Decision.ofEach(matches, Criteria.DEFAULT);
    String left =
        alone == 0
            ? ""
            : " %d %s too few calls to compare."
                .formatted(alone, alone == 1 ? "line has" : "lines have");
    List<String> worse =
        decision.groups().stream().flatMap(group -> worse(group).stream()).toList();
    if (!worse.isEmpty()) {
      return new Newest(Trend.Change.WORSE, String.join(" ", worse) + left);
    }
    boolean open = decision.groups().stream().anyMatch(group -> group.change() == Change.UNDECIDED);
    return new Newest(
        open ? Trend.Change.UNDECIDED : Trend.Change.NOT_WORSE,
        (open
                ? "Nothing in the newest runs was shown to be worse than before, and not all is decided."
                : "Nothing in the newest runs is worse than before, beyond the tolerance.")
            + left);
  }

  private static Sample pooled(List<TrendFolder.Measured> earlier) {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    int calls = 0;
    int failed = 0;
    for (TrendFolder.Measured one : earlier) {
      calls += one.sample().calls();
      failed += one.sample().failed();
      one.sample()
          .msByMetric()
          .forEach(
              (metric, values) ->
                  times.computeIfAbsent(metric, any -> new ArrayList<>()).addAll(values));
    }
    return new Sample("earlier runs", calls, failed, times);
  }

  private static List<String> worse(GroupDecision group) {
    List<String> sentences = new ArrayList<>();
    if (group.failures().change() == FailureChange.MORE) {
      sentences.add(
          "%s: %d of %d calls of the newest run failed, before %d of %d."
              .formatted(
                  group.group(),
                  group.failures().failed(),
                  group.failures().calls(),
                  group.failures().baselineFailed(),
                  group.failures().baselineCalls()));
    }
    group.metrics().stream()
        .filter(metric -> metric.change() == Change.SLOWER)
        .max(
            Comparator.comparingDouble(
                (MetricDecision m) -> Objects.requireNonNull(m.shift()).ms()))
        .ifPresent(
            worst ->
                sentences.add(
                    "%s: the newest run is slower than those before, %s by %s."
                        .formatted(group.group(), worst.metric(), Told.shift(worst.shift()))));
    return sentences;
  }
}
