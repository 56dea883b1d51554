package io.peerproof.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.peerproof.report.SeriesReport.LoadSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemLoadSamplerTest {

  private static final ProcessHandle OWN = ProcessHandle.current();

  @Test
  void the_own_share_is_what_was_spent_since_of_all_processors() {
    double share =
        OwnProcesses.share(
            Map.of(OWN, Duration.ofMillis(1000)),
            Map.of(OWN, Duration.ofMillis(1250)),
            Duration.ofMillis(500).toNanos(),
            2);

    assertThat(share).isCloseTo(0.25, within(1e-9));
  }

  @Test
  void a_process_that_is_new_counts_from_its_start_and_one_that_ended_no_more() {
    assertThat(OwnProcesses.share(Map.of(), Map.of(OWN, Duration.ofMillis(500)), 500_000_000, 1))
        .isCloseTo(1, within(1e-9));
    assertThat(OwnProcesses.share(Map.of(OWN, Duration.ofMillis(500)), Map.of(), 500_000_000, 1))
        .isZero();
  }

  @Test
  void samples_come_twice_a_second_and_each_is_given_once() {
    List<LoadSample> taken = new ArrayList<>();
    try (SystemLoadSampler meter = new SystemLoadSampler(System.nanoTime())) {
      await("two samples")
          .atMost(Duration.ofSeconds(60))
          .until(() -> taken.addAll(meter.take()) && taken.size() >= 2 || taken.size() >= 2);
    }

    assertThat(taken)
        .allSatisfy(
            sample -> {
              assertThat(sample.busy()).isBetween(0.0, 1.0);
              assertThat(sample.own()).isBetween(0.0, sample.busy());
              assertThat(sample.freeMiB()).isPositive();
            });
    assertThat(taken).extracting(LoadSample::atMs).isSorted().doesNotHaveDuplicates();
  }
}
