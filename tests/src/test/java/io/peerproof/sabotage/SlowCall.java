package io.peerproof.sabotage;

import io.peerproof.proof.Outcome;
import io.peerproof.report.CallReport;
import io.peerproof.timeline.FailedPhase;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call on an artificially slowed machine: its right result and its actual one.
 *
 * @param name of its case
 * @param right outcome of the same call on an idle machine
 * @param rightPhase phase of the same call on an idle machine; null if it is {@code PASSED}
 * @param outcome actual outcome
 * @param phase actual phase; null if the call passed
 * @param reason actual reason
 */
record SlowCall(
    String name,
    Outcome right,
    @Nullable FailedPhase rightPhase,
    Outcome outcome,
    @Nullable FailedPhase phase,
    String reason) {

  /** Beginning of the sentence that blames the machine. */
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
   * Returns the violated rule; empty if there is none. A slow machine may make a call inconclusive,
   * with this reason. It must not make a broken call pass or a healthy one fail.
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
