package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.proof.Outcome;
import io.peerproof.regression.GroupDecision;
import io.peerproof.report.CallReport;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.HostReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleReports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportComparisonTest {

  private static final HostReport HOST = new HostReport("Linux", "17", 2, 8000, 0.5, "0.1.0");

  private static RunReport run(double fromMs, HostReport host, String... command) {
    List<CallReport> calls =
        IntStream.range(0, 20).mapToObj(i -> TimedCall.passed(fromMs + i % 5)).toList();
    return new RunReport(
        RunReport.SCHEMA_VERSION,
        Outcome.PASSED,
        "",
        Instant.EPOCH,
        1,
        host,
        List.of(command),
        calls,
        null,
        null,
        null);
  }

  private static RunReport compare(RunReport old, RunReport now) {
    return ReportComparison.between(old, now, ComparisonPolicy.DEFAULT, List.of("compare"));
  }

  private static List<String> warnings(RunReport old, RunReport now) {
    return Objects.requireNonNull(compare(old, now).comparison()).warnings();
  }

  @Test
  void the_same_calls_on_the_same_machine_pass_without_a_warning() {
    RunReport report = compare(run(300, HOST, "call"), run(300, HOST, "call"));

    assertThat(report.outcome()).as(report.reason()).isEqualTo(Outcome.PASSED);
    assertThat(Objects.requireNonNull(report.comparison()).warnings()).isEmpty();
    assertThat(report.comparison().groups())
        .extracting(ComparisonReport.GroupReport::name)
        .containsExactly("all calls of the older report", "all calls");
  }

  @Test
  void slower_calls_fail() {
    RunReport report = compare(run(300, HOST), run(400, HOST));

    assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.reason()).startsWith("all calls is slower than the older report: ");
    assertThat(compare(run(400, HOST), run(300, HOST)).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void settings_are_compared_and_not_the_words_that_were_typed() {
    RunReport old =
        run(300, HOST, "call", "--page", "/a").withSettings(Map.of("timeoutMs", "20000"));
    RunReport same =
        run(300, HOST, "call")
            .withSettings(
                Map.of("timeoutMs", "20000", "calls", "9", "caller.browser", "chrome@131"));
    RunReport other =
        run(300, HOST, "call", "--page", "/a")
            .withSettings(Map.of("timeoutMs", "5000", "limit.minSsim", "0.9"));

    assertThat(warnings(old, same)).isEmpty();
    assertThat(warnings(old, other))
        .containsExactly(
            "The two runs used different settings: limit.minSsim was \"not set\" and is now \"0.9\".",
            "The two runs used different settings: timeoutMs was \"20000\" and is now \"5000\".");
    assertThat(warnings(run(300, HOST, "call"), other))
        .containsExactly("The two runs used different options: \"\" and \"--page /a\".");
  }

  @Test
  void another_machine_is_told() {
    HostReport other = new HostReport("Linux", "17", 8, 8000, 0.5, "0.1.0");

    assertThat(warnings(run(300, HOST), run(300, other)))
        .containsExactly("The machine differs: number of CPUs was 2 and is now 8.");
  }

  @Test
  void a_busy_machine_is_told() {
    HostReport busy = new HostReport("Linux", "17", 2, 8000, 7.25, "0.1.0");

    assertThat(warnings(run(300, busy), run(300, HOST)))
        .containsExactly("The machine was busy when the older run began: load 7.3 on 2 CPUs.");
  }

  @Test
  void another_page_is_told_and_other_browsers_and_folders_are_not() {
    assertThat(
            warnings(
                run(300, HOST, "call", "--browser", "a", "--page", "/old", "--out=x"),
                run(300, HOST, "matrix", "--browsers=a,b", "--page", "/new", "--json")))
        .containsExactly(
            "The two runs used different options: \"--page /old\" and \"--page /new\".");
  }

  @Test
  void reports_without_a_common_group_are_refused() {
    RunReport matrix = SampleReports.compared();

    assertThatThrownBy(() -> compare(matrix, run(300, HOST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the reports have no group of calls in common: the older one has chrome,"
                + " chrome@131 to chrome, the newer one all calls");
  }

  @Test
  void a_report_without_a_measured_call_is_named() {
    RunReport none = SampleReports.inconclusive();

    assertThat(compare(run(300, HOST), none).reason())
        .isEqualTo(
            "The comparison is not complete: the newer report contains no measured call. Make its"
                + " calls again.");
    assertThat(compare(none, run(300, HOST)).reason())
        .isEqualTo(
            "The comparison is not complete: the older report contains no measured call. Make its"
                + " calls again.");
  }

  @Test
  void groups_of_two_matrices_meet_by_their_names() {
    RunReport matrix = SampleReports.compared();

    RunReport report = compare(matrix, matrix);

    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE); // of one call, nothing is certain
    assertThat(Objects.requireNonNull(report.comparison()).decision().groups())
        .extracting(GroupDecision::group)
        .containsExactly("chrome", "chrome@131 to chrome");
  }
}
