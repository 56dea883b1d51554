package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.regression.InterimAnalyses.Analysis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Error rates of a decision, on times that are made up. Seeds are fixed, so each run is the same.
 */
class ErrorRatesTest {

  /** Any shift matters: nothing but the statistics stands against a false alarm. */
  private static final Criteria NO_TOLERANCE = Criteria.DEFAULT.withTolerance(new Tolerance(0, 0));

  private static final Criteria MS_10 = Criteria.DEFAULT.withTolerance(new Tolerance(0, 10));

  @Test
  void where_nothing_changed_at_most_5_of_100_decisions_say_so() {
    int rounds = 1000;
    Random random = new Random(11);
    int alarms = 0;
    for (int round = 0; round < rounds; round++) {
      Group[] groups = {
        new Group(random, 4, 30, 0), new Group(random, 4, 30, 0), new Group(random, 4, 30, 0)
      };
      alarms += alarm(decide(groups, 30, NO_TOLERANCE)) ? 1 : 0;
    }

    assertThat((double) alarms / rounds).isBetween(0.015, 0.06); // standard error 0.007 at most
  }

  @Test
  void looking_five_times_raises_no_more_false_alarms() {
    int rounds = 800;
    Random random = new Random(12);
    int alarms = 0;
    for (int round = 0; round < rounds; round++) {
      Group[] groups = {new Group(random, 4, 50, 0), new Group(random, 4, 50, 0)};
      alarms += anyLook(groups, NO_TOLERANCE, ErrorRatesTest::alarm) ? 1 : 0;
    }

    assertThat((double) alarms / rounds).isBetween(0.01, 0.06);
  }

  @Test
  void a_machine_that_grows_slower_raises_none_when_the_calls_are_interleaved() {
    int rounds = 1000;
    Random random = new Random(13);
    int alarms = 0;
    for (int round = 0; round < rounds; round++) {
      double[] times = SyntheticTimes.skewed(random, 60, 0);
      List<Integer> order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
      Collections.shuffle(order, random);
      double[] first = order.subList(0, 30).stream().mapToDouble(i -> times[i] + 2 * i).toArray();
      double[] second = order.subList(30, 60).stream().mapToDouble(i -> times[i] + 2 * i).toArray();
      alarms += RankTest.p(first, second) < 0.05 ? 1 : 0;
    }

    assertThat((double) alarms / rounds).isBetween(0.03, 0.07); // standard error 0.0069
  }

  @Test
  void a_shift_as_large_as_the_tolerance_is_seldom_called_the_same() {
    int rounds = 1500;
    Random random = new Random(14);
    int same = 0;
    int sameAtSomeLook = 0;
    for (int round = 0; round < rounds; round++) {
      Group[] groups = {new Group(random, 1, 50, 0), new Group(random, 1, 50, 10)};
      same += same(decide(groups, 50, MS_10)) ? 1 : 0;
      sameAtSomeLook += anyLook(groups, MS_10, ErrorRatesTest::same) ? 1 : 0;
    }

    assertThat((double) same / rounds).isLessThan(0.037); // 0.025, and 3 standard errors of 0.004
    assertThat((double) sameAtSomeLook / rounds).isLessThan(0.037);
  }

  @Test
  void a_shift_of_20_ms_is_found_in_30_calls_more_often_than_not() {
    int rounds = 300;
    Random random = new Random(15);
    int slower = 0;
    for (int round = 0; round < rounds; round++) {
      Group[] groups = {new Group(random, 1, 30, 0), new Group(random, 1, 30, 20)};
      slower += change(decide(groups, 30, MS_10)) == Change.SLOWER ? 1 : 0;
    }

    assertThat((double) slower / rounds).isGreaterThan(0.9);
  }

  @Test
  void as_many_more_calls_as_were_advised_decide_most_of_what_was_open() {
    Random random = new Random(16);
    int open = 0;
    int decided = 0;
    for (int round = 0; round < 600; round++) {
      Group[] groups = {new Group(random, 1, 400, 0), new Group(random, 1, 400, 0)};
      MetricDecision first = decide(groups, 15, MS_10).groups().get(0).metrics().get(0);
      Integer more = first.moreCalls();
      if (more != null && more <= 385) {
        open++;
        MetricDecision then = decide(groups, 15 + more, MS_10).groups().get(0).metrics().get(0);
        decided += then.change() == Change.UNDECIDED ? 0 : 1;
      }
    }

    assertThat(open).isGreaterThan(100);
    assertThat((double) decided / open).isGreaterThan(0.7);
  }

  private static boolean anyLook(Group[] groups, Criteria criteria, Predicate<Decision> answer) {
    return InterimAnalyses.upTo(50, criteria.level()).analyses().stream()
        .anyMatch(analysis -> answer.test(at(analysis, groups, criteria)));
  }

  private static Decision at(Analysis analysis, Group[] groups, Criteria criteria) {
    return decide(groups, analysis.calls(), criteria.withLevel(analysis.level()));
  }

  private static Decision decide(Group[] groups, int calls, Criteria criteria) {
    List<Sample> samples =
        IntStream.range(0, groups.length)
            .mapToObj(i -> groups[i].first("group " + i, calls))
            .toList();
    return Decision.between(samples.get(0), samples.subList(1, samples.size()), criteria);
  }

  private static boolean alarm(Decision decision) {
    return decision.groups().stream()
        .anyMatch(
            group ->
                group.metrics().stream()
                        .anyMatch(
                            metric ->
                                metric.change() == Change.SLOWER
                                    || metric.change() == Change.FASTER)
                    || group.failures().change() == FailureChange.MORE
                    || group.failures().change() == FailureChange.FEWER);
  }

  private static boolean same(Decision decision) {
    return change(decision) == Change.SAME;
  }

  private static Change change(Decision decision) {
    return decision.groups().get(0).metrics().get(0).change();
  }

  /** Calls whose metrics share a part, as all phases of a call on a busy machine do. */
  private record Group(double[][] msByMetric) {

    Group(Random random, int metrics, int calls, double laterMs) {
      this(new double[metrics][calls]);
      for (int call = 0; call < calls; call++) {
        double shared = SyntheticTimes.one(random);
        for (double[] metric : msByMetric) {
          metric[call] = (shared + SyntheticTimes.one(random)) / 2 + laterMs;
        }
      }
    }

    Sample first(String name, int calls) {
      Map<String, List<Double>> metrics = new LinkedHashMap<>();
      for (int i = 0; i < msByMetric.length; i++) {
        metrics.put(
            "metric " + i,
            Arrays.stream(SyntheticTimes.first(msByMetric[i], calls)).boxed().toList());
      }
      return new Sample(name, calls, 0, metrics);
    }
  }
}
