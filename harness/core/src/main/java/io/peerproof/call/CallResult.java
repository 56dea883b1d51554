package io.peerproof.call;

import io.peerproof.call.steps.StepFailure;
import io.peerproof.event.PeerRole;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.diagnosis.Diagnosis;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import io.peerproof.proof.diagnosis.SlowGathering;
import io.peerproof.proof.diagnosis.TerminalState;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.FarEnd;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The result of a call.
 *
 * @param reason one sentence that explains the outcome
 * @param phase first phase that did not happen, or the one that broke after the proof; {@code
 *     SESSION} if the call could not be measured; empty if it passed
 */
record CallResult(Outcome outcome, String reason, Optional<FailedPhase> phase) {

  /** Number of pairs that the reason of a larger call names; the report has all. */
  private static final int MOST_COMPLAINTS = 2;

  /** A pair of peers of which one does not receive what it should from the other. */
  private record Broken(PeerAssessment pair, Diagnosis diagnosis) {

    static Stream<Broken> of(PeerAssessment pair) {
      return pair.diagnosis().map(diagnosis -> new Broken(pair, diagnosis)).stream();
    }

    PeerRole role() {
      return pair.role();
    }
  }

  static CallResult inconclusive(String reason) {
    return new CallResult(Outcome.INCONCLUSIVE, reason, Optional.of(FailedPhase.SESSION));
  }

  /** Creates the result of a proven call that violates the limits of its measures. */
  static CallResult beyondLimits(String reason) {
    return new CallResult(Outcome.FAILED, reason + ".", Optional.of(FailedPhase.RENDER));
  }

  /**
   * Creates the result from the {@code assessment} taken after the {@code end} of the call.
   *
   * @param blame decides if the machine caused a failure
   */
  static CallResult of(CallTermination end, CallAssessment callAssessment, StarvationJudge blame) {
    if (end instanceof CallTermination.Died died) {
      return inconclusive(died.sentence());
    }
    if (end instanceof CallTermination.Doubtful doubtful) {
      return inconclusive(doubtful.sentence());
    }
    if (end instanceof CallTermination.Unusable unusable) {
      String sentence = "The browser could not be used: " + unusable.sentence();
      return inconclusive(
          blame
              .forWhole(callAssessment)
              .map(shortfall -> shortfall + ". " + sentence + ".")
              .orElse(sentence));
    }
    if (callAssessment.good() && !(end instanceof CallTermination.StepFailed)) {
      return new CallResult(Outcome.PASSED, passed(callAssessment), Optional.empty());
    }
    List<PeerAssessment> verdicts = callAssessment.pairs();
    Optional<CallResult> blind = verdicts.stream().flatMap(v -> blind(v).stream()).findFirst();
    if (blind.isPresent()) {
      return blind.get();
    }
    if (end instanceof CallTermination.StepFailed step) {
      return atStep(step.failure(), callAssessment, blame);
    }
    List<Broken> broken = verdicts.stream().flatMap(Broken::of).toList();
    Broken first =
        broken.stream()
            .filter(
                one ->
                    end instanceof CallTermination.GivenUp givenUp && givenUp.role() == one.role())
            .findFirst()
            .or(() -> broken.stream().min(Comparator.comparing(one -> one.diagnosis().phase())))
            .orElseThrow(() -> new IllegalStateException("a failed verdict must have a diagnosis"));
    if (first.diagnosis().ground() == DiagnosisGround.UNKNOWN) {
      return inconclusive(sentence(first, broken, callAssessment, end));
    }
    Optional<String> shortfall = blame.forMissing(callAssessment, first.pair(), first.diagnosis());
    if (shortfall.isEmpty()) {
      return failed(first, broken, callAssessment, end);
    }
    // An observed action of a page outranks a failure that a slow machine may have caused.
    return broken.stream()
        .filter(one -> one.diagnosis().ground() == DiagnosisGround.OBSERVED)
        .min(Comparator.comparing(one -> one.diagnosis().phase()))
        .map(one -> failed(one, broken, callAssessment, end))
        .orElseGet(
            () ->
                inconclusive(
                    shortfall.get() + ". " + sentence(first, broken, callAssessment, end)));
  }

  /**
   * Creates the result of a failed step. If the call failed permanently before it, this earlier
   * failure is the cause.
   */
  private static CallResult atStep(
      StepFailure step, CallAssessment callAssessment, StarvationJudge blame) {
    Optional<Broken> before =
        callAssessment.pairs().stream()
            .filter(peer -> TerminalState.of(peer.history()) != TerminalState.NO)
            .flatMap(Broken::of)
            .min(Comparator.comparing(one -> one.diagnosis().phase()));
    Optional<String> shortfall =
        before
            .map(one -> blame.forMissing(callAssessment, one.pair(), one.diagnosis()))
            .orElseGet(() -> blame.forStep(callAssessment, step));
    if (shortfall.isPresent()) {
      return inconclusive(shortfall.get() + ". " + step.sentence() + ".");
    }
    return new CallResult(
        Outcome.FAILED,
        step.sentence()
            + before
                .map(
                    one ->
                        String.format(
                            Locale.ROOT,
                            ". Before that, at %s, %s",
                            one.role().phrase(),
                            one.diagnosis().reason()))
                .orElse("")
            + ".",
        Optional.of(before.map(one -> one.diagnosis().phase()).orElse(FailedPhase.PAGE)));
  }

  private static String passed(CallAssessment callAssessment) {
    if (callAssessment.isGroup()) {
      List<PeerAssessment> judged = judged(callAssessment);
      if (judged.size() == 1) {
        return passed(judged.get(0));
      }
      boolean usual = callAssessment.pairs().stream().allMatch(CallResult::seesAndHears);
      return String.format(
          Locale.ROOT,
          "Each of the %d peers %s every other peer.",
          callAssessment.byReceiver().size(),
          usual ? "sees and hears" : "receives the expected media of");
    }
    ExpectationBasis expectationBasis = callAssessment.basis();
    if (isLoopback(callAssessment)) {
      return String.format(
          Locale.ROOT,
          "Each page receives its own media over a connection: the caller %s, the callee %s%s. In each of the two browsers, this was %s, not a call between two peers.",
          expectationBasis.caller().words(),
          expectationBasis.callee().words(),
          orientations(callAssessment),
          callAssessment.pairs().stream().anyMatch(CallResult::isEcho)
              ? "an echo from outside of the page"
              : "the page's own loopback");
    }
    boolean usual =
        expectationBasis.caller().equals(ExpectedMedia.VIDEO_AND_AUDIO)
            && expectationBasis.callee().equals(ExpectedMedia.VIDEO_AND_AUDIO);
    return (usual
            ? "Each peer sees and hears the other"
            : String.format(
                Locale.ROOT,
                "Each peer receives the expected media: the caller %s, the callee %s",
                expectationBasis.caller().words(),
                expectationBasis.callee().words()))
        + orientations(callAssessment)
        + channels(callAssessment)
        + "."
        + (usual ? "" : inferredOneWay(expectationBasis))
        + slowGathering(callAssessment);
  }

  /** The sentence of the only pair of a larger call that was asked for. */
  private static String passed(PeerAssessment pair) {
    String receiver = pair.role().phrase();
    return String.format(
        Locale.ROOT,
        "%s receives the expected media of %s: %s.",
        receiver.substring(0, 1).toUpperCase(Locale.ROOT) + receiver.substring(1),
        pair.remote().phrase(),
        pair.media().words());
  }

  /** Returns the pairs of which something is expected, and those that are broken all the same. */
  private static List<PeerAssessment> judged(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .filter(pair -> !pair.media().none() || !pair.good())
        .toList();
  }

  /** Tells of each peer that spent most of its time on ICE candidates. */
  private static String slowGathering(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .flatMap(peer -> SlowGathering.of(peer.role().phrase(), peer.history()).stream())
        .map(sentence -> " " + sentence)
        .collect(Collectors.joining());
  }

  private static boolean isLoopback(CallAssessment callAssessment) {
    return callAssessment.pairs().stream().anyMatch(pair -> pair.expected().own());
  }

  /** Tells whether what a page receives comes over a connection that does not end in the page. */
  private static boolean isEcho(PeerAssessment peer) {
    return peer.history().all(TrackEvent.Received.class).stream()
        .anyMatch(track -> peer.history().connections().farEnd(track.pc()) == FarEnd.ELSEWHERE);
  }

  private static String inferredOneWay(ExpectationBasis expectationBasis) {
    return expectationBasis
        .inferredOneWay()
        .map(
            expect ->
                " Peerproof inferred from the pages that media go one way. To state it, use --expect "
                    + expect
                    + ".")
        .orElse("");
  }

  /** Names the turn of the video that a peer receives: {@code ; the callee's video is mirrored}. */
  private static String orientations(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .map(
            peer ->
                peer.video()
                    .orientation()
                    .map(
                        turned ->
                            String.format(
                                Locale.ROOT,
                                "; the video at %s is %s",
                                peer.role().phrase(),
                                turned))
                    .orElse(""))
        .collect(Collectors.joining());
  }

  /**
   * Names a channel that has no sound: {@code ; the audio at the callee is in the left channel}.
   */
  private static String channels(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .map(
            peer ->
                peer.audio()
                    .onlyChannel()
                    .map(
                        only ->
                            String.format(
                                Locale.ROOT,
                                "; the audio at %s is in the %s channel only",
                                peer.role().phrase(),
                                only))
                    .orElse(""))
        .collect(Collectors.joining());
  }

  private static boolean seesAndHears(PeerAssessment pair) {
    return pair.video().verdict().expected() && pair.audio().verdict().expected();
  }

  /** Returns an inconclusive result if a probe failed, because then the product is not to blame. */
  private static Optional<CallResult> blind(PeerAssessment verdicts) {
    return verdicts
        .probeError()
        .map(
            error ->
                inconclusive(
                    "The probe failed at "
                        + verdicts.role().phrase()
                        + ", so the call cannot be judged: "
                        + error.where()
                        + ": "
                        + error.message()));
  }

  private static CallResult failed(
      Broken first, List<Broken> broken, CallAssessment callAssessment, CallTermination end) {
    return new CallResult(
        Outcome.FAILED,
        sentence(first, broken, callAssessment, end),
        Optional.of(first.diagnosis().phase()));
  }

  private static String sentence(
      Broken first, List<Broken> broken, CallAssessment callAssessment, CallTermination end) {
    if (callAssessment.isGroup() && !(end instanceof CallTermination.GivenUp)) {
      int judged = judged(callAssessment).size();
      return String.format(
          Locale.ROOT,
          "%s not receive the expected media%s: %s%s.",
          judged == 1
              ? "The ordered pair that was asked for does"
              : String.format(Locale.ROOT, "%d of %d ordered pairs do", broken.size(), judged),
          when(end),
          broken.stream()
              .limit(MOST_COMPLAINTS)
              .map(one -> one.pair().complaint())
              .collect(Collectors.joining("; ")),
          broken.size() > MOST_COMPLAINTS
              ? "; and " + (broken.size() - MOST_COMPLAINTS) + " more"
              : "");
    }
    String where = isEcho(first.pair()) ? "In the echo at " : "In the page's own loopback at ";
    return (isLoopback(callAssessment) ? where : "At ")
        + first.role().phrase()
        + ", "
        + first.diagnosis().reason()
        + when(end)
        + ".";
  }

  private static String when(CallTermination end) {
    if (end instanceof CallTermination.TimedOut out) {
      return " (no proof within " + DurationText.of(out.timeout()) + ")";
    }
    return end instanceof CallTermination.Broke broke
        ? " (it was proven, and broke "
            + DurationText.of(broke.after())
            + " later"
            + broke
                .outage()
                .map(outage -> "; the outage lasted " + DurationText.of(outage))
                .orElse("")
            + ")"
        : "";
  }
}
