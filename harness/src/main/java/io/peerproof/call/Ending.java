package io.peerproof.call;

import io.peerproof.event.Role;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.diagnosis.Diagnosis;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import io.peerproof.proof.diagnosis.Hopeless;
import io.peerproof.proof.expectation.Basis;
import io.peerproof.proof.expectation.Incoming;
import io.peerproof.timeline.FailedPhase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a call ended, said to a person and to a machine.
 *
 * @param reason one sentence
 * @param phase the first that did not happen; empty when the call passed
 */
record Ending(Outcome outcome, String reason, Optional<FailedPhase> phase) {

  private record Broken(Role role, Diagnosis diagnosis) {}

  static Ending inconclusive(String reason) {
    return new Ending(Outcome.INCONCLUSIVE, reason, Optional.of(FailedPhase.SESSION));
  }

  /** A call that was proven, and that did not keep to what was stated of its measures. */
  static Ending beyondLimits(String reason) {
    return new Ending(Outcome.FAILED, reason + ".", Optional.of(FailedPhase.RENDER));
  }

  /**
   * {@code judgement} of the call, taken after it came to its {@code end}.
   *
   * @param blame decides what is the machine's fault
   */
  static Ending of(CallEnd end, Judgement judgement, HostBlame blame) {
    if (end instanceof CallEnd.Died died) {
      return inconclusive(died.sentence());
    }
    if (end instanceof CallEnd.Unusable unusable) {
      String sentence = "The browser could not be used: " + unusable.sentence();
      return inconclusive(
          blame
              .forWhole(judgement)
              .map(shortfall -> shortfall + ". " + sentence + ".")
              .orElse(sentence));
    }
    if (judgement.good() && !(end instanceof CallEnd.StepFailed)) {
      return new Ending(Outcome.PASSED, passed(judgement.basis()), Optional.empty());
    }
    List<PeerVerdicts> verdicts = judgement.peers();
    Optional<Ending> blind = verdicts.stream().flatMap(v -> blind(v).stream()).findFirst();
    if (blind.isPresent()) {
      return blind.get();
    }
    if (end instanceof CallEnd.StepFailed step) {
      return atStep(step, judgement, blame);
    }
    List<Broken> broken =
        verdicts.stream()
            .flatMap(v -> v.diagnosis().map(d -> new Broken(v.role(), d)).stream())
            .toList();
    Broken first =
        broken.stream()
            .filter(one -> end instanceof CallEnd.GivenUp givenUp && givenUp.role() == one.role())
            .findFirst()
            .or(() -> broken.stream().min(Comparator.comparing(one -> one.diagnosis().phase())))
            .orElseThrow(() -> new IllegalStateException("what is not good has a diagnosis"));
    Optional<String> shortfall = blame.forMissing(judgement, first.role(), first.diagnosis());
    if (shortfall.isEmpty()) {
      return failed(first, end);
    }
    // What a page was seen to do at the other end outranks what came late at this one.
    return broken.stream()
        .filter(one -> one.diagnosis().ground() == DiagnosisGround.OBSERVED)
        .min(Comparator.comparing(one -> one.diagnosis().phase()))
        .map(one -> failed(one, end))
        .orElseGet(() -> inconclusive(shortfall.get() + ". " + sentence(first, end)));
  }

  /** What broke for good before the step is why it could not be done; else it is the page's. */
  private static Ending atStep(CallEnd.StepFailed step, Judgement judgement, HostBlame blame) {
    Optional<Broken> before =
        judgement.peers().stream()
            .filter(peer -> Hopeless.of(peer.events()) != Hopeless.NO)
            .flatMap(v -> v.diagnosis().map(d -> new Broken(v.role(), d)).stream())
            .min(Comparator.comparing(one -> one.diagnosis().phase()));
    Optional<String> shortfall =
        before
            .map(one -> blame.forMissing(judgement, one.role(), one.diagnosis()))
            .orElseGet(() -> blame.forWhole(judgement));
    if (shortfall.isPresent()) {
      return inconclusive(shortfall.get() + ". " + step.sentence() + ".");
    }
    return new Ending(
        Outcome.FAILED,
        step.sentence()
            + before
                .map(
                    one ->
                        ". Before that, at the %s, %s"
                            .formatted(one.role().word(), one.diagnosis().reason()))
                .orElse("")
            + ".",
        Optional.of(before.map(one -> one.diagnosis().phase()).orElse(FailedPhase.PAGE)));
  }

  private static String passed(Basis basis) {
    boolean usual =
        basis.caller().equals(Incoming.PICTURE_AND_SOUND)
            && basis.callee().equals(Incoming.PICTURE_AND_SOUND);
    return usual
        ? "Each peer sees and hears the other."
        : "Each peer receives what is expected: the caller %s, the callee %s."
            .formatted(basis.caller().words(), basis.callee().words());
  }

  /** What the harness did not see is not the product's fault. */
  private static Optional<Ending> blind(PeerVerdicts verdicts) {
    return verdicts
        .probeError()
        .map(
            error ->
                inconclusive(
                    "The probe failed at the "
                        + verdicts.role().word()
                        + ", so the call cannot be judged: "
                        + error.where()
                        + ": "
                        + error.message()));
  }

  private static Ending failed(Broken broken, CallEnd end) {
    return new Ending(
        Outcome.FAILED, sentence(broken, end), Optional.of(broken.diagnosis().phase()));
  }

  private static String sentence(Broken broken, CallEnd end) {
    return "At the " + broken.role().word() + ", " + broken.diagnosis().reason() + when(end) + ".";
  }

  private static String when(CallEnd end) {
    if (end instanceof CallEnd.TimedOut out) {
      return " (no proof within " + out.timeout().toMillis() + " ms)";
    }
    return end instanceof CallEnd.Broke broke
        ? " (it was proven, and broke " + broke.after().toMillis() + " ms later)"
        : "";
  }
}
