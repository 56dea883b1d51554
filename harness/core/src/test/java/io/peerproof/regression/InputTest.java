package io.peerproof.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1})
  void a_value_that_no_call_can_take_is_refused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sample("new", 2, 0, Map.of("caller ice", List.of(3.0, value))))
        .withMessage(
            "'caller ice' of group 'new' must be finite milliseconds, 0 or more, but one is %s: leave out values that were not measured",
            value);
  }

  @Test
  void more_values_than_calls_that_passed_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sample("new", 3, 2, Map.of("caller ice", List.of(3.0, 4.0))))
        .withMessage(
            "'caller ice' of group 'new' must have at most one value per passed call, but has 2 values of 1 calls");
  }

  @Test
  void more_failures_than_calls_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sample("new", 3, 4, Map.of()))
        .withMessage(
            "the failed calls of group 'new' must be between 0 and the number of its calls, but 4 of 3 failed");
  }

  @Test
  void a_sample_does_not_change_with_what_it_was_made_of() {
    List<Double> values = new ArrayList<>(List.of(1.0));

    Sample sample = new Sample("new", 2, 0, Map.of("caller ice", values));
    values.add(2.0);

    assertThat(sample.msByMetric()).isEqualTo(Map.of("caller ice", List.of(1.0)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, 0, -0.05, 0.6, 5})
  void a_level_that_is_none_is_refused(double level) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criteria.DEFAULT.withLevel(level))
        .withMessage(
            "the level must be more than 0 and at most 0.5, such as 0.05 for 5 %, but is " + level);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1})
  void a_tolerance_that_is_none_is_refused(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tolerance(value, 10))
        .withMessage("the tolerance's share must be a finite number, 0 or more, but is " + value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tolerance(0.1, value))
        .withMessage("the tolerance's ms must be a finite number, 0 or more, but is " + value);
  }

  @Test
  void the_tolerance_is_the_larger_of_both() {
    assertThat(Tolerance.DEFAULT.around(80)).isEqualTo(10);
    assertThat(Tolerance.DEFAULT.around(700)).isEqualTo(70);
  }

  @Test
  void a_metric_may_have_a_tolerance_of_its_own() {
    Criteria criteria = Criteria.DEFAULT.withTolerance("caller ice", new Tolerance(0, 3));

    assertThat(criteria.toleranceOf("caller ice")).isEqualTo(new Tolerance(0, 3));
    assertThat(criteria.toleranceOf("callee ice")).isEqualTo(Tolerance.DEFAULT);
  }
}
