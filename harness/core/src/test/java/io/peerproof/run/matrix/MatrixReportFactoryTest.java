package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings;
import io.peerproof.proof.Outcome;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.report.CallReport;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatrixReportFactoryTest {

  private final MatrixSettings settings = settings();
  private final List<CallBlock> blocks = settings.blocks();
  private final List<CallGroup> groups = blocks.get(0).groups();

  private static MatrixSettings settings() {
    List<MatrixBrowser> browsers = MatrixBrowser.of(List.of("auto", "./chrome"));
    return new MatrixSettings(
        CallSettings.defaults().withCommand(List.of("matrix")),
        browsers,
        browsers.get(1),
        Pairing.BASELINE,
        new RandomizedCallSchedule.Plan(12, 2, 99),
        false,
        ComparisonPolicy.DEFAULT);
  }

  private RunReport report(Optional<String> ended) {
    Decision decision = StoppingRule.atTheEnd(Criteria.DEFAULT).atEnd(groups);
    return new MatrixReportFactory(settings, blocks, decision, 4, ended)
        .report(List.of(), Instant.EPOCH, 12.5, SampleReports.passed().host());
  }

  private ComparisonReport comparison() {
    return Objects.requireNonNull(report(Optional.empty()).comparison());
  }

  private void fill() {
    groups.forEach(
        group -> IntStream.range(0, 12).forEach(i -> group.add(TimedCall.passed(300 + i % 3))));
  }

  @Test
  void the_plan_is_told_as_it_was_with_its_seed_and_what_was_lost() {
    assertThat(comparison().plan())
        .isEqualTo(new ComparisonReport.PlanReport("baseline", 99, 12, 2, false, 4, null));
  }

  @Test
  void the_baselines_own_pair_is_the_first_and_the_only_one_marked() {
    assertThat(comparison().groups())
        .extracting(ComparisonReport.GroupReport::name)
        .containsExactly("./chrome", "./chrome to auto", "auto to ./chrome");
    assertThat(comparison().groups())
        .extracting(ComparisonReport.GroupReport::baseline)
        .containsExactly(true, false, false);
  }

  @Test
  void a_browser_has_the_version_that_ran_in_its_role_and_none_where_it_never_ran() {
    CallReport call = TimedCall.passed(300);
    groups.get(2).addWarmUp(call); // auto calls

    List<ComparisonReport.ContenderReport> browsers = comparison().browsers();

    assertThat(browsers).extracting(one -> one.label()).containsExactly("auto", "./chrome");
    assertThat(browsers.get(0).version())
        .isEqualTo(Objects.requireNonNull(call.peers().get(0).browser()).version());
    groups.get(2).giveUp("gone");
    assertThat(new MatrixReportFactoryTest().comparison().browsers())
        .extracting(ComparisonReport.ContenderReport::version)
        .containsOnlyNulls();
  }

  @Test
  void calls_that_count_warm_ups_and_unmeasured_ones_are_told_apart_by_their_ids() {
    CallGroup group = groups.get(1);
    group.addWarmUp(TimedCall.passed(1));
    group.add(TimedCall.passed(2));
    group.add(TimedCall.passed(3));
    group.add(TimedCall.unmeasured());

    ComparisonReport.GroupReport told = comparison().groups().get(1);

    assertThat(told.warmUps()).hasSize(1);
    assertThat(told.calls()).hasSize(2);
    assertThat(told.unmeasured()).hasSize(1);
  }

  @Test
  void a_run_whose_calls_are_the_same_passes() {
    fill();

    assertThat(report(Optional.empty()).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void a_run_that_ended_early_is_never_a_pass() {
    fill();

    RunReport report = report(Optional.of("it was interrupted"));

    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.reason()).isEqualTo("The comparison is not complete: it was interrupted.");
    assertThat(Objects.requireNonNull(report.comparison()).plan().ended())
        .isEqualTo("it was interrupted");
  }

  @Test
  void a_group_that_was_given_up_or_has_no_call_is_never_a_pass_and_says_which() {
    assertThat(report(Optional.empty()).reason())
        .isEqualTo("The comparison is not complete: ./chrome: no call was measured.");
    fill();
    groups.get(2).giveUp("its browsers keep failing for 2 warm-up calls");

    RunReport report = report(Optional.empty());

    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(report.reason())
        .isEqualTo(
            "The comparison is not complete: auto to ./chrome: its browsers keep failing for 2 warm-up calls.");
  }

  @Test
  void a_group_that_stopped_because_its_answer_was_certain_was_measured() {
    fill();
    groups.get(2).close("the decision was certain after 12 calls");

    assertThat(report(Optional.empty()).outcome()).isEqualTo(Outcome.PASSED);
  }
}
