package io.peerproof.sabotage;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.timeline.FailedPhase;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call on a machine that is slowed on purpose: what is right to say of it, and what was said.
 *
 * @param name of its case
 * @param right the outcome that the same call has on an idle machine
 * @param rightPhase null when that is {@code PASSED}
 * @param outcome that was said
 * @param phase that was said, null when it passed
 * @param reason that was said
 */
record SlowCall(
    String name,
    Outcome right,
    @Nullable FailedPhase rightPhase,
    Outcome outcome,
    @Nullable FailedPhase phase,
    String reason) {

  /** The beginning of the sentence that blames the machine. */
  static final String HOST = "this machine could not keep up";

  static SlowCall of(SabotageCase one, CallReport report) {
    return new SlowCall(
        one.name(),
        one.outcome(),
        one.phase(),
        report.outcome(),
        report.failedPhase(),
        report.reason());
  }

  boolean healthy() {
    return right == Outcome.PASSED;
  }

  /**
   * The rule that what was said breaks; empty when none. A slow machine may make a call
   * inconclusive, and says so then; it makes none pass that is broken, and none fail that is not.
   */
  Optional<String> breach() {
    return switch (outcome) {
      case PASSED -> healthy() ? Optional.empty() : told("a broken call PASSED");
      case FAILED -> failedBreach();
      case INCONCLUSIVE ->
          right == Outcome.INCONCLUSIVE || namesTheHost()
              ? Optional.empty()
              : told("INCONCLUSIVE at " + phase + ", and the machine is not named");
    };
  }

  private Optional<String> failedBreach() {
    if (right != Outcome.FAILED) {
      return told(
          healthy()
              ? "a healthy call FAILED at " + phase
              : "a call that cannot be judged FAILED at " + phase);
    }
    return phase == rightPhase
        ? Optional.empty()
        : told("FAILED at " + phase + ", and it broke at " + rightPhase);
  }

  private boolean namesTheHost() {
    return phase == FailedPhase.SESSION && reason.toLowerCase(Locale.ROOT).startsWith(HOST);
  }

  private Optional<String> told(String breach) {
    return Optional.of(name + ": " + breach + ": " + reason);
  }
}
