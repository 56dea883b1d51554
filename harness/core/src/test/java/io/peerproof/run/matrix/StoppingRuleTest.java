package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings;
import io.peerproof.regression.Change;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.InterimAnalyses;
import io.peerproof.regression.MetricDecision;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoppingRuleTest {

  private final CallGroup baseline = new CallGroup("baseline", CallSettings.defaults());
  private final CallGroup slow = new CallGroup("slow", CallSettings.defaults());
  private final CallGroup noisy = new CallGroup("noisy", CallSettings.defaults());
  private final List<CallGroup> groups = List.of(baseline, slow, noisy);

  /** So many calls more of each group that wants one: 300 ms, 400 ms, and anything. */
  private void call(int calls) {
    IntStream.range(0, calls)
        .forEach(
            i -> {
              int n = baseline.calls().size();
              baseline.add(TimedCall.passed(300 + n % 7));
              if (slow.open()) {
                slow.add(TimedCall.passed(400 + n % 5));
              }
              noisy.add(TimedCall.passed(n % 2 == 0 ? 200 + n : 420 + n));
            });
  }

  private static MetricDecision total(Decision decision, int group) {
    return decision.groups().get(group).metrics().get(0);
  }

  private static double level(MetricDecision metric) {
    return Objects.requireNonNull(metric.shift()).level();
  }

  @Test
  void without_looks_nothing_stops_before_the_end_and_all_of_the_level_is_there() {
    StoppingRule rule = StoppingRule.atTheEnd(Criteria.DEFAULT);
    call(30);

    boolean enough = rule.enough(groups);

    assertThat(enough).isFalse();
    assertThat(slow.open()).isTrue();
    assertThat(total(rule.atEnd(groups), 0).change()).isEqualTo(Change.SLOWER);
    assertThat(level(total(rule.atEnd(groups), 0))).isEqualTo(0.05);
  }

  @Test
  void at_a_look_what_is_certain_stands_and_what_is_not_goes_on() {
    StoppingRule rule = StoppingRule.early(Criteria.DEFAULT, 50);
    double spent = InterimAnalyses.upTo(50, 0.05).analyses().get(1).level();
    call(15);

    boolean enough = rule.enough(groups);

    assertThat(enough).isFalse();
    assertThat(slow.closed()).contains("the decision was certain after 15 calls");
    assertThat(noisy.open()).isTrue();
    call(35);
    Decision last = rule.atEnd(groups);
    assertThat(level(total(last, 0))).isEqualTo(spent);
    assertThat(total(last, 0).candidate().n()).isEqualTo(15);
    assertThat(total(last, 1).candidate().n()).isEqualTo(50);
  }

  @Test
  void between_looks_nobody_looks() {
    StoppingRule rule = StoppingRule.early(Criteria.DEFAULT, 50);
    call(14);

    rule.enough(groups);

    assertThat(slow.open()).isTrue();
  }

  @Test
  void whoever_ends_it_between_two_looks_decides_by_the_level_of_the_next() {
    StoppingRule rule = StoppingRule.early(Criteria.DEFAULT, 50);
    call(30);

    assertThat(level(total(rule.atEnd(groups), 0)))
        .isEqualTo(InterimAnalyses.upTo(50, 0.05).analyses().get(0).level());
  }

  @Test
  void it_is_enough_when_no_group_but_the_baseline_wants_a_call() {
    StoppingRule rule = StoppingRule.atTheEnd(Criteria.DEFAULT);
    call(3);
    slow.close("it failed");

    assertThat(rule.enough(groups)).isFalse();
    noisy.close("it failed, too");

    assertThat(rule.enough(groups)).isTrue();
  }
}
