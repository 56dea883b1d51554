package io.peerproof.regression;

import static io.peerproof.regression.Change.FASTER;
import static io.peerproof.regression.Change.SAME;
import static io.peerproof.regression.Change.SLOWER;
import static io.peerproof.regression.Change.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final Criteria MS_10 = Criteria.DEFAULT.withTolerance(new Tolerance(0, 10));

  @Test
  void a_metric_is_told_with_all_that_its_verdict_rests_on() {
    MetricDecision ice = only(decide(ofIce("old", from(100, 10)), ofIce("new", from(130, 10))));

    assertThat(ice.metric()).isEqualTo("caller ice");
    assertThat(ice.baseline()).isEqualTo(new MetricSummary(10, 104.5, 109.0));
    assertThat(ice.candidate()).isEqualTo(new MetricSummary(10, 134.5, 139.0));
    assertThat(ice.shift()).isEqualTo(new Shift(30, 27, 33, 0.05));
    assertThat(ice.p()).isCloseTo(2.0 / 184_756, within(1e-12)); // 10 of 20 in one order of all
    assertThat(ice.adjustedP()).isCloseTo(4.0 / 184_756, within(1e-12)); // of two tests
    assertThat(ice.toleranceMs()).isCloseTo(10.45, within(1e-12));
    assertThat(ice.change()).isEqualTo(SLOWER);
    assertThat(ice.moreCalls()).isNull();
  }

  @Test
  void swapped_groups_swap_the_verdict() {
    assertThat(change(from(130, 10), from(100, 10))).isEqualTo(FASTER);
  }

  @Test
  void an_interval_within_the_tolerance_is_the_same() {
    assertThat(change(from(100, 10), from(101, 10))).isEqualTo(SAME);
    assertThat(change(from(100, 10), from(100, 10))).isEqualTo(SAME);
  }

  @Test
  void a_shift_that_is_sure_and_within_the_tolerance_is_the_same() {
    MetricDecision ice =
        only(decide(ofIce("old", from(100, 40, 0.1)), ofIce("new", from(105, 40, 0.1))));

    assertThat(ice.adjustedP()).isLessThan(1e-9);
    assertThat(ice.change()).isEqualTo(SAME);
  }

  @Test
  void an_interval_across_the_tolerance_is_undecided_until_more_calls_are_made() {
    MetricDecision ice =
        only(
            Decision.between(
                ofIce("old", from(100, 10, 3)), List.of(ofIce("new", from(102, 10, 3))), MS_10));

    assertThat(ice.shift()).isEqualTo(new Shift(2, -7, 11, 0.05));
    assertThat(ice.change()).isEqualTo(UNDECIDED);
    assertThat(ice.moreCalls())
        .isEqualTo(25); // 4.59 ms of error, 8 ms to the tolerance: (3.24 · 4.59 / 8)² · 10 = 34.6
  }

  @Test
  void an_interval_beyond_the_tolerance_on_the_faster_side_is_undecided_too() {
    MetricDecision ice =
        only(
            Decision.between(
                ofIce("old", from(102, 10, 3)), List.of(ofIce("new", from(100, 10, 3))), MS_10));

    assertThat(ice.shift()).isEqualTo(new Shift(-2, -11, 7, 0.05));
    assertThat(ice.change()).isEqualTo(UNDECIDED);
    assertThat(ice.moreCalls()).isEqualTo(25);
  }

  @Test
  void no_number_of_calls_is_promised_for_a_shift_beside_the_tolerance() {
    MetricDecision ice =
        only(
            Decision.between(
                ofIce("old", from(100, 10, 3)), List.of(ofIce("new", from(110, 10, 3))), MS_10));

    assertThat(ice.change()).isEqualTo(UNDECIDED);
    assertThat(ice.moreCalls()).isNull();
  }

  @Test
  void the_same_constant_values_are_the_same_and_others_are_not() {
    assertThat(change(constant(7, 5), constant(7, 5))).isEqualTo(SAME);
    assertThat(change(constant(7, 5), constant(70, 5))).isEqualTo(SLOWER);
  }

  @Test
  void of_fewer_than_five_values_nothing_is_said_but_how_many_more_it_takes() {
    MetricDecision ice = only(decide(ofIce("old", from(100, 9)), ofIce("new", from(900, 3))));

    assertThat(ice.shift()).isNull();
    assertThat(ice.p()).isEqualTo(1);
    assertThat(ice.change()).isEqualTo(UNDECIDED);
    assertThat(ice.moreCalls()).isEqualTo(2);
  }

  @Test
  void a_strict_level_takes_more_values() {
    Criteria strict = Criteria.DEFAULT.withLevel(0.0001);

    MetricDecision ice =
        only(Decision.between(ofIce("old", from(1, 5)), List.of(ofIce("new", from(9, 5))), strict));

    assertThat(ice.shift()).isNull();
    assertThat(ice.moreCalls()).isEqualTo(4); // 2 of the 48,620 orders of 9 and 9
  }

  @Test
  void a_metric_that_one_group_lacks_is_undecided_and_one_that_both_lack_is_left_out() {
    Sample old = sample("old", Map.of("caller ice", from(100, 10), "caller dtls", List.of()));
    Sample next = sample("new", Map.of("callee dtls", from(50, 10), "caller dtls", List.of()));

    List<MetricDecision> metrics = decide(old, next).groups().get(0).metrics();

    assertThat(metrics)
        .extracting(
            MetricDecision::metric,
            metric -> metric.baseline().n(),
            metric -> metric.candidate().n(),
            MetricDecision::change,
            MetricDecision::moreCalls)
        .containsExactly(
            tuple("caller ice", 10, 0, UNDECIDED, null),
            tuple("callee dtls", 0, 10, UNDECIDED, null));
    assertThat(metrics.get(0).candidate()).isEqualTo(new MetricSummary(0, null, null));
  }

  @Test
  void metrics_stand_in_the_baselines_order() {
    Map<String, List<Double>> metrics = new LinkedHashMap<>();
    for (String metric : List.of("media", "signaling", "ice", "dtls", "track", "total")) {
      metrics.put(metric, from(100, 5));
    }

    Decision decision = decide(sample("old", metrics), sample("new", Map.copyOf(metrics)));

    assertThat(decision.groups().get(0).metrics())
        .extracting(MetricDecision::metric)
        .containsExactly("media", "signaling", "ice", "dtls", "track", "total");
  }

  @Test
  void the_tests_of_all_groups_are_one_family() {
    Sample old = ofIce("old", from(100, 10));
    Sample slow = ofIce("slow", from(130, 10));

    Decision alone = decide(old, slow);
    Decision amongThree =
        Decision.between(
            old,
            List.of(slow, ofIce("b", from(100, 10)), ofIce("c", from(100, 10))),
            Criteria.DEFAULT);

    assertThat(adjustedP(alone)).isCloseTo(2 * 2.0 / 184_756, within(1e-12));
    assertThat(adjustedP(amongThree)).isCloseTo(6 * 2.0 / 184_756, within(1e-12));
  }

  @Test
  void a_group_is_as_good_as_its_worst_metric() {
    Map<String, List<Double>> old = new LinkedHashMap<>();
    Map<String, List<Double>> next = new LinkedHashMap<>();
    old.put("same", from(100, 10));
    next.put("same", from(100, 10));
    assertThat(group(old, next)).isEqualTo(SAME);
    old.put("faster", from(130, 10));
    next.put("faster", from(100, 10));
    assertThat(group(old, next)).isEqualTo(FASTER);
    old.put("undecided", from(100, 10));
    next.put("undecided", from(100, 2));
    assertThat(group(old, next)).isEqualTo(UNDECIDED);
    old.put("slower", from(100, 10));
    next.put("slower", from(130, 10));
    assertThat(group(old, next)).isEqualTo(SLOWER);
  }

  @Test
  void a_decision_is_open_while_a_metric_is_or_failures_may_be_more() {
    Sample old = sample("old", Map.of("a", from(100, 10), "b", from(100, 10)));
    Sample open = sample("new", Map.of("a", from(130, 10), "b", from(100, 2)));
    Sample failing = new Sample("new", 11, 1, Map.of("a", from(130, 10), "b", from(100, 10)));

    assertThat(decide(old, open).decided()).isFalse();
    assertThat(decide(old, failing).decided()).isFalse();
    assertThat(decide(old, old).decided()).isTrue();
  }

  @Test
  void groups_without_calls_are_undecided() {
    Sample none = new Sample("none", 0, 0, Map.of());

    Decision decision = decide(none, none);

    assertThat(decision.groups())
        .containsExactly(
            new GroupDecision(
                "none", List.of(), new FailureDecision(0, 0, 0, 0, 1, 1, FailureChange.SAME)));
    assertThat(decision.groups().get(0).change()).isEqualTo(UNDECIDED);
  }

  @Test
  void without_candidates_there_is_nothing_to_decide() {
    assertThat(Decision.between(ofIce("old", from(1, 5)), List.of(), Criteria.DEFAULT).groups())
        .isEmpty();
  }

  @Test
  void two_candidates_of_one_name_are_refused() {
    Sample twin = ofIce("new", from(1, 5));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Decision.between(twin, List.of(twin, twin), Criteria.DEFAULT))
        .withMessage("each group must have a unique name, but two are called 'new'");
  }

  private static Decision decide(Sample baseline, Sample candidate) {
    return Decision.between(baseline, List.of(candidate), Criteria.DEFAULT);
  }

  private static Change change(List<Double> baseline, List<Double> candidate) {
    return only(decide(ofIce("old", baseline), ofIce("new", candidate))).change();
  }

  private static Change group(Map<String, List<Double>> old, Map<String, List<Double>> next) {
    return decide(sample("old", old), sample("new", next)).groups().get(0).change();
  }

  private static double adjustedP(Decision decision) {
    return decision.groups().get(0).metrics().get(0).adjustedP();
  }

  private static MetricDecision only(Decision decision) {
    assertThat(decision.groups()).hasSize(1);
    assertThat(decision.groups().get(0).metrics()).hasSize(1);
    return decision.groups().get(0).metrics().get(0);
  }

  private static Sample ofIce(String name, List<Double> values) {
    return sample(name, Map.of("caller ice", values));
  }

  private static Sample sample(String name, Map<String, List<Double>> metrics) {
    int calls = metrics.values().stream().mapToInt(List::size).max().orElse(0);
    return new Sample(name, calls, 0, metrics);
  }

  private static List<Double> from(double firstMs, int n) {
    return from(firstMs, n, 1);
  }

  private static List<Double> from(double firstMs, int n, double stepMs) {
    return IntStream.range(0, n).mapToObj(i -> firstMs + i * stepMs).toList();
  }

  private static List<Double> constant(double ms, int n) {
    return DoubleStream.generate(() -> ms).limit(n).boxed().toList();
  }
}
