package io.peerproof.run.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.BrowserFixture;
import io.peerproof.call.CallSettings;
import io.peerproof.call.ProgressListener;
import io.peerproof.proof.Outcome;
import io.peerproof.regression.Change;
import io.peerproof.regression.Criteria;
import io.peerproof.regression.Decision;
import io.peerproof.regression.GroupDecision;
import io.peerproof.regression.Sample;
import io.peerproof.report.ComparisonReport;
import io.peerproof.report.RunReport;
import io.peerproof.report.SampleFactory;
import io.peerproof.run.CallSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of real calls. */
class MatrixIT {

  private static final int CALLS = 12;

  @TempDir Path folder;

  private static CallSettings page(String fault) {
    String page = "/test/bare-call.html?room={room}&role={role}&" + fault;
    return CallSettings.defaults()
        .withServer(BrowserFixture.options().withRoomCapacity(2))
        .withEach(peer -> peer.withPage(page));
  }

  @Test
  void a_page_that_takes_longer_is_slower_and_its_other_phases_are_not() throws Exception {
    long by = Math.max(200, Math.round(medianTotalMs()));
    CallGroup healthy = new CallGroup("healthy", page("fault=none"));
    CallGroup slow = new CallGroup("slow", page("fault=slow-page&by=" + by));
    make(List.of(healthy, slow), new RandomizedCallSchedule.Plan(CALLS, 1, 1), step -> {});

    List<Sample> samples =
        List.of(healthy, slow).stream()
            .map(group -> SampleFactory.of(group.name(), group.calls()))
            .toList();
    GroupDecision decision =
        Decision.between(samples.get(0), samples.subList(1, 2), Criteria.DEFAULT).groups().get(0);

    assertThat(decision.failures().failed()).isZero();
    assertThat(decision.metrics())
        .filteredOn(metric -> metric.metric().endsWith(" total"))
        .hasSize(2)
        .allSatisfy(
            metric -> {
              assertThat(metric.change()).isEqualTo(Change.SLOWER);
              assertThat(Objects.requireNonNull(metric.shift()).ms()).isBetween(by / 2.0, by * 2.0);
            });
    assertThat(decision.metrics())
        .filteredOn(metric -> metric.metric().equals("caller media"))
        .extracting(metric -> metric.change())
        .doesNotContain(Change.SLOWER);
  }

  /**
   * Returns the present duration of a call on this machine. The slowed page is slower by the same
   * amount, so the difference is visible.
   */
  private double medianTotalMs() throws InterruptedException {
    CallGroup first = new CallGroup("first", page("fault=none"));
    make(List.of(first), new RandomizedCallSchedule.Plan(3, 1, 1), step -> {});
    return first.calls().stream()
        .mapToDouble(call -> Objects.requireNonNull(call.peers().get(0).phases().totalMs()))
        .sorted()
        .skip(1)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_browser_that_dies_is_replaced_warmed_up_and_told() throws Exception {
    CallGroup first = new CallGroup("first", page("fault=none"));
    CallGroup second =
        new CallGroup("second", page("fault=none").withEach(peer -> peer.withCopy(2)));
    List<String> steps = new ArrayList<>();
    ProgressListener killing =
        step -> {
          steps.add(step);
          if (step.startsWith("Call 3 of 6")) {
            aBrowser().destroyForcibly();
          }
        };

    make(List.of(first, second), new RandomizedCallSchedule.Plan(3, 1, 1), killing);

    assertThat(first.calls()).hasSize(3).allMatch(call -> call.outcome() == Outcome.PASSED);
    assertThat(second.calls()).hasSize(3).allMatch(call -> call.outcome() == Outcome.PASSED);
    assertThat(first.warmUps().size() + second.warmUps().size()).isEqualTo(3);
    assertThat(steps).filteredOn(step -> step.startsWith("Warming up")).hasSize(2);
    assertThat(first.unmeasured()).isEmpty();
    assertThat(second.unmeasured()).isEmpty();
  }

  @Test
  void a_matrix_reports_its_groups_and_the_versions_that_ran() throws Exception {
    List<MatrixBrowser> browsers = MatrixBrowser.of(List.of("auto", "auto"));
    MatrixSettings settings =
        new MatrixSettings(
            CallSettings.defaults().withCommand(List.of("matrix")),
            browsers,
            browsers.get(0),
            Pairing.ALL,
            new RandomizedCallSchedule.Plan(1, 0, 5),
            false,
            ComparisonPolicy.DEFAULT);

    RunReport report = MatrixRun.make(settings, folder, step -> {}, () -> false);

    ComparisonReport comparison = Objects.requireNonNull(report.comparison());
    assertThat(report.outcome()).isEqualTo(Outcome.INCONCLUSIVE); // of one call, nothing is certain
    assertThat(comparison.groups())
        .extracting(ComparisonReport.GroupReport::name)
        .containsExactly(
            "auto beside auto (2)",
            "auto (2)",
            "auto beside auto to auto (2)",
            "auto to auto (2)",
            "auto (2) to auto");
    assertThat(comparison.groups()).allMatch(group -> group.calls().size() == 1);
    String version =
        Objects.requireNonNull(report.calls().get(0).peers().get(0).browser()).version();
    assertThat(comparison.browsers())
        .hasSize(2)
        .allMatch(browser -> version.equals(browser.version()));
  }

  /** Returns a browser process of this JVM that is not a part of another browser. */
  private static ProcessHandle aBrowser() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> {
              String command = process.info().commandLine().orElse("");
              return command.contains("--user-data-dir=") && !command.contains("--type=");
            })
        .findFirst()
        .orElseThrow();
  }

  private void make(
      List<CallGroup> groups, RandomizedCallSchedule.Plan plan, ProgressListener progressListener)
      throws InterruptedException {
    try (CallSeries series =
        CallSeries.open(groups.get(0).settings(), folder, ProgressListener.silent(), 2)) {
      new RandomizedCallSchedule(List.of(groups), plan, folder, progressListener, soFar -> false)
          .make(series, () -> {});
    }
  }
}
