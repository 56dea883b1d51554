package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings;
import io.peerproof.regression.Change;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.MetricDecision;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockDecisionsTest {

  private final CallBlock first = block("b1", "slow", 300, 400);
  private final CallBlock second = block("b2", "same", 500, 500);
  private final List<CallBlock> blocks = List.of(first, second);

  private static CallBlock block(String baseline, String candidate, double baselineMs, double ms) {
    List<MatrixBrowser> browsers = MatrixBrowser.of(List.of("./a", "./b"));
    CallBlock callBlock =
        new CallBlock(
            Pairing.SAME.blocks(browsers, browsers.get(0)).get(0),
            List.of(
                new CallGroup(baseline, CallSettings.defaults()),
                new CallGroup(candidate, CallSettings.defaults())));
    fill(callBlock.groups().get(0), baselineMs);
    fill(callBlock.groups().get(1), ms);
    return callBlock;
  }

  private static void fill(CallGroup group, double fromMs) {
    IntStream.range(0, 15).forEach(i -> group.add(TimedCall.passed(fromMs + i % 7)));
  }

  private static MetricDecision total(Decision decision, int group) {
    return decision.groups().get(group).metrics().get(0);
  }

  @Test
  void each_group_is_compared_with_the_baseline_of_its_own_leg() {
    Decision decision = new BlockDecisions(blocks, Criteria.DEFAULT, false, 15).atEnd();

    assertThat(decision.groups()).extracting(GroupDecision::group).containsExactly("slow", "same");
    assertThat(total(decision, 0).change()).isEqualTo(Change.SLOWER);
    assertThat(total(decision, 1).change()).isEqualTo(Change.SAME);
    assertThat(total(decision, 1).baseline().medianMs()).isBetween(500.0, 507.0);
  }

  @Test
  void the_tests_of_all_legs_are_one_family() {
    Decision both = new BlockDecisions(blocks, Criteria.DEFAULT, false, 15).atEnd();
    Decision alone = new BlockDecisions(List.of(first), Criteria.DEFAULT, false, 15).atEnd();

    assertThat(total(both, 0).adjustedP()).isGreaterThan(total(alone, 0).adjustedP());
  }

  @Test
  void a_leg_that_may_stop_early_has_its_part_of_the_level_and_stops_by_itself() {
    BlockDecisions rules = new BlockDecisions(blocks, Criteria.DEFAULT, true, 50);

    boolean enough = rules.enough(first.groups());

    assertThat(enough).isTrue();
    assertThat(first.groups().get(1).closed()).contains("the decision was certain after 15 calls");
    assertThat(second.groups().get(1).open()).isTrue();
    double ofBoth = Objects.requireNonNull(total(rules.atEnd(), 0).shift()).level();
    CallBlock only = block("b", "s", 300, 400);
    BlockDecisions alone = new BlockDecisions(List.of(only), Criteria.DEFAULT, true, 50);
    alone.enough(only.groups());
    double ofOne = Objects.requireNonNull(total(alone.atEnd(), 0).shift()).level();
    assertThat(ofBoth).isLessThan(ofOne);
  }
}
