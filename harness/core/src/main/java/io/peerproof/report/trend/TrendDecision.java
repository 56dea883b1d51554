package io.peerproof.report.trend;

import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the newest run of each line with all its earlier runs together. The runs were made at
 * different times, so the machine may have caused a shift. A comparison within one run excludes
 * this.
 */
record TrendDecision(Trend.Change change, String sentence) {

  /**
   * Smallest number of calls on each side. With fewer calls, not even a failure of all calls is
   * significant at 5 %.
   */
  private static final int LEAST_CALLS = 4;

  /** Decides on lines whose points are in the order of their time. */
  static TrendDecision of(Map<String, List<TrendFolder.Measured>> lines) {
    List<Decision.Match> matches = new ArrayList<>();
    List<String> left = new ArrayList<>();
    int alone = 0;
    for (List<TrendFolder.Measured> line : lines.values()) {
      Sample newest = line.get(line.size() - 1).sample();
      Sample earlier = pooled(line.subList(0, line.size() - 1));
      if (newest.calls() < LEAST_CALLS || earlier.calls() < LEAST_CALLS) {
        alone++;
        TrendText.alone(newest.name(), newest).ifPresent(left::add);
      } else {
        matches.add(new Decision.Match(earlier, newest));
      }
    }
    if (matches.isEmpty()) {
      return undecided(
          String.format(
              Locale.ROOT,
              "Too few calls for a trend. A page and browser need %d calls in the newest run, and %d in earlier runs.",
              LEAST_CALLS,
              LEAST_CALLS),
          left);
    }
    boolean fails = !left.isEmpty();
    Decision decision = Decision.ofEach(matches, Criteria.DEFAULT);
    if (alone > 0) {
      left.add(
          String.format(
              Locale.ROOT,
              "%d %s too few calls to compare.",
              alone,
              alone == 1 ? "line has" : "lines have"));
    }
    List<String> worse =
        decision.groups().stream().flatMap(line -> TrendText.worse(line).stream()).toList();
    if (!worse.isEmpty()) {
      return new TrendDecision(Trend.Change.WORSE, joined(worse, left));
    }
    return decision.decided() && !fails
        ? new TrendDecision(
            Trend.Change.NOT_WORSE,
            joined(List.of("No regression in the newest runs beyond the tolerance."), left))
        : undecided(
            "No regression found in the newest runs, but some lines are undecided.",
            Stream.concat(TrendText.open(decision).stream(), left.stream()).toList());
  }

  private static TrendDecision undecided(String sentence, List<String> more) {
    return new TrendDecision(Trend.Change.UNDECIDED, joined(List.of(sentence), more));
  }

  /** Joins sentences, one a line: each speaks of another line of the trend. */
  private static String joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).collect(Collectors.joining("\n"));
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
}
