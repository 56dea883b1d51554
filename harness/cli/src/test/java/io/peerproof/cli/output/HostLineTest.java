package io.peerproof.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.report.CallReport;
import io.peerproof.report.PeerHostReport;
import io.peerproof.report.PeerReport;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HostLineTest {

  private static final HostHealth KEPT_UP =
      new HostHealth(2000, 30.0, 30.0, 1.0, 0.98, 4.0, 2.0, 0.97, 1.2, 0.2, 0.42, null, null);

  private static final HostHealth STARVED =
      new HostHealth(2000, 9.0, 30.0, 1.0, 0.6, 640.0, 20.0, 0.9, 2.0, 0.9, 1.0, null, null);

  @Test
  void a_machine_that_kept_up_is_told_with_how_busy_it_was() {
    assertThat(HostLine.of(call(KEPT_UP, List.of())))
        .contains("Machine: it kept up, its processors 42 % busy.");
  }

  @Test
  void a_machine_that_did_not_is_told_with_what_it_fell_short_of_and_what_was_stretched() {
    assertThat(
            HostLine.of(
                call(
                    STARVED,
                    List.of(
                        new StretchedLimit("timeout", 20_000, 41_000),
                        new StretchedLimit("freeze", 1000, 3300)))))
        .contains(
            "Machine: it did not keep up: the caller's camera delivered 9 of 30 frames/s and page"
                + " timers were 640 ms late. Limits were stretched: timeout 41 s instead of 20 s,"
                + " freeze 3.3 s instead of 1 s.");
  }

  @Test
  void what_was_not_measured_is_not_told() {
    assertThat(HostLine.of(call(null, List.of()))).isEmpty();
  }

  private static CallReport call(@Nullable HostHealth health, List<StretchedLimit> stretched) {
    return new CallReport(
        "1",
        Outcome.INCONCLUSIVE,
        "",
        FailedPhase.SESSION,
        null,
        1,
        null,
        List.of(),
        stretched,
        Stream.of("caller", "callee")
            .map(
                role ->
                    new PeerReport(
                        role,
                        null,
                        null,
                        null,
                        null,
                        null,
                        PeerHistory.EMPTY.timeline().phases(0),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        health == null ? null : PeerHostReport.of(health, "the " + role)))
            .toList());
  }
}
