package io.peerproof.sabotage;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.proof.Outcome;
import io.peerproof.timeline.FailedPhase;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlowMachineVerdictTest {

  private static final String TOO_SLOW =
      "This machine could not keep up: the callee's camera delivered 9 of 30 frames/s.";

  private static SlowCall healthy(Outcome outcome, @Nullable FailedPhase phase, String reason) {
    return new SlowCall("healthy/plain", Outcome.PASSED, null, outcome, phase, reason);
  }

  private static SlowCall broken(Outcome outcome, @Nullable FailedPhase phase, String reason) {
    return new SlowCall("ice/relay-only", Outcome.FAILED, FailedPhase.ICE, outcome, phase, reason);
  }

  private static List<String> breaches(SlowCall... calls) {
    return new SlowMachineVerdict(List.of(calls)).breaches();
  }

  private static List<SlowCall> healthy(int passed, int inconclusive) {
    return Stream.concat(
            Collections.nCopies(passed, healthy(Outcome.PASSED, null, "")).stream(),
            Collections.nCopies(
                inconclusive, healthy(Outcome.INCONCLUSIVE, FailedPhase.SESSION, TOO_SLOW))
                .stream())
        .toList();
  }

  @Test
  void a_healthy_call_never_fails() {
    SlowCall failed = healthy(Outcome.FAILED, FailedPhase.MEDIA, "NO_FRAMES.");

    assertThat(failed.breach())
        .contains("healthy/plain: a healthy call FAILED at MEDIA: NO_FRAMES.");
  }

  @Test
  void nine_in_ten_healthy_calls_pass_and_the_rest_name_the_machine() {
    assertThat(new SlowMachineVerdict(healthy(9, 1)).breaches()).isEmpty();
    assertThat(new SlowMachineVerdict(healthy(89, 11)).breaches())
        .containsExactly("89 of 100 healthy calls PASSED, and at least 90 have to");
  }

  @Test
  void of_fewer_than_ten_healthy_calls_one_need_not_pass() {
    assertThat(new SlowMachineVerdict(healthy(5, 1)).breaches()).isEmpty();
    assertThat(new SlowMachineVerdict(healthy(4, 2)).breaches())
        .containsExactly("4 of 6 healthy calls PASSED, and at least 5 have to");
  }

  @Test
  void inconclusive_without_the_machine_is_no_excuse() {
    String hangs = "The caller's page has reported nothing for 1.6 s: it hangs.";

    assertThat(healthy(Outcome.INCONCLUSIVE, FailedPhase.SESSION, hangs).breach())
        .contains("healthy/plain: INCONCLUSIVE at SESSION, and the machine is not named: " + hangs);
    assertThat(broken(Outcome.INCONCLUSIVE, FailedPhase.SESSION, hangs).breach()).isPresent();
    assertThat(broken(Outcome.INCONCLUSIVE, FailedPhase.ICE, TOO_SLOW).breach())
        .as("a phase of the product")
        .isPresent();
    assertThat(broken(Outcome.INCONCLUSIVE, FailedPhase.SESSION, TOO_SLOW).breach()).isEmpty();
  }

  @Test
  void a_sabotaged_call_never_passes() {
    assertThat(breaches(broken(Outcome.PASSED, null, "Each peer sees and hears the other.")))
        .containsExactly(
            "ice/relay-only: a broken call PASSED: Each peer sees and hears the other.");
  }

  @Test
  void a_sabotaged_call_fails_in_the_phase_that_broke() {
    assertThat(breaches(broken(Outcome.FAILED, FailedPhase.ICE, "No pair."))).isEmpty();
    assertThat(breaches(broken(Outcome.FAILED, FailedPhase.PAGE, "It never began to load.")))
        .containsExactly(
            "ice/relay-only: FAILED at PAGE, and it broke at ICE: It never began to load.");
  }

  @Test
  void a_call_that_cannot_be_judged_stays_so_and_does_not_fail() {
    SlowCall died =
        new SlowCall(
            "page/killed",
            Outcome.INCONCLUSIVE,
            FailedPhase.SESSION,
            Outcome.INCONCLUSIVE,
            FailedPhase.SESSION,
            "The browser of the callee died.");

    assertThat(died.breach()).isEmpty();
    assertThat(
            new SlowCall(
                    died.name(),
                    died.right(),
                    died.rightPhase(),
                    Outcome.FAILED,
                    FailedPhase.MEDIA,
                    "Nothing came.")
                .breach())
        .contains("page/killed: a call that cannot be judged FAILED at MEDIA: Nothing came.");
  }

  @Test
  void the_table_counts_all_and_names_what_is_broken() {
    SlowMachineVerdict verdict =
        new SlowMachineVerdict(
            List.of(
                healthy(Outcome.PASSED, null, ""),
                broken(Outcome.FAILED, FailedPhase.ICE, "No pair."),
                broken(Outcome.PASSED, null, "Well.")));

    assertThat(verdict.text())
        .isEqualTo(
            """
            | calls | PASSED | FAILED | INCONCLUSIVE |
            |---|---|---|---|
            | healthy | 1 | 0 | 0 |
            | sabotaged | 1 | 1 | 0 |

            BROKEN ice/relay-only: a broken call PASSED: Well.
            """);
  }
}
