package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.ClockOffset;
import io.peerproof.proof.measure.LimitViolation;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.proof.measure.ReceptionMeasures;
import io.peerproof.proof.measure.UnmeasuredEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The quality of the media that each peer receives.
 *
 * @param of measures by role
 * @param calleesClock offset of the callee's clock from the caller's; empty if unknown
 */
record CallMeasurements(Map<PeerRole, ReceptionMeasures> of, Optional<ClockOffset> calleesClock) {

  private static final String LONGER =
      "Most measures need some seconds of a call: observe it longer with --hold.";

  private static final String SHORTER =
      "Measures cover about the last hour of a call: hold it for less time with --hold, or make"
          + " several calls with --repeat.";

  /**
   * @param cameras format of the camera of each role
   * @param clocks offset of the callee's clock from the caller's; empty if unknown
   */
  static CallMeasurements of(
      CallAssessment callAssessment,
      Function<PeerRole, VideoFormat> cameras,
      Optional<ClockOffset> clocks) {
    PeerAssessment caller = callAssessment.peers().get(0);
    PeerAssessment callee = callAssessment.peers().get(1);
    return new CallMeasurements(
        Map.of(
            PeerRole.CALLER,
            measure(caller, callee, clocks, cameras.apply(PeerRole.CALLEE)),
            PeerRole.CALLEE,
            measure(
                callee, caller, clocks.map(ClockOffset::reversed), cameras.apply(PeerRole.CALLER))),
        clocks);
  }

  private static ReceptionMeasures measure(
      PeerAssessment own, PeerAssessment other, Optional<ClockOffset> clocks, VideoFormat camera) {
    return ReceptionMeasures.of(
        own.history().currentDocument(),
        other.history().currentDocument(),
        own.expected(),
        clocks,
        camera);
  }

  /**
   * Returns a result that lists the violations of {@code limits}. A limit violated because of a
   * slow machine makes the call inconclusive.
   */
  Optional<CallResult> broken(
      MeasureLimits measureLimits, CallAssessment callAssessment, StarvationJudge blame) {
    List<String> broken = breaches(measureLimits, callAssessment, LimitViolation.Broken.class);
    if (!broken.isEmpty()) {
      String reason = String.join("; ", broken);
      return Optional.of(
          blame
              .forWhole(callAssessment)
              .map(shortfall -> CallResult.inconclusive(shortfall + ". " + reason + "."))
              .orElseGet(() -> CallResult.beyondLimits(reason)));
    }
    String open =
        undecided(measureLimits, callAssessment, LimitViolation.NotMeasured.class, LONGER)
            + undecided(measureLimits, callAssessment, LimitViolation.NotRetained.class, SHORTER);
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CallResult.inconclusive(
                (blame.forWhole(callAssessment).map(shortfall -> shortfall + ".").orElse("") + open)
                    .strip()));
  }

  /** Returns the limits of which nothing is known, and what to do about it; each with a blank. */
  private String undecided(
      MeasureLimits measureLimits,
      CallAssessment callAssessment,
      Class<? extends LimitViolation> kind,
      String remedy) {
    List<String> limits = breaches(measureLimits, callAssessment, kind);
    return limits.isEmpty() ? "" : " " + String.join("; ", limits) + ". " + remedy;
  }

  private List<String> breaches(
      MeasureLimits measureLimits,
      CallAssessment callAssessment,
      Class<? extends LimitViolation> kind) {
    return callAssessment.peers().stream()
        .flatMap(
            peer ->
                ofPeer(measureLimits, callAssessment, peer)
                    .filter(kind::isInstance)
                    .map(breach -> "At the " + peer.role().word() + ", " + breach.sentence()))
        .collect(Collectors.toList());
  }

  /** Returns the violations of a peer; media that it should not receive have no limits. */
  private Stream<LimitViolation> ofPeer(
      MeasureLimits measureLimits, CallAssessment callAssessment, PeerAssessment peer) {
    MeasureLimits seen =
        peer.video().verdict().expected() ? measureLimits : measureLimits.withoutVideo();
    MeasureLimits kept = peer.audio().verdict().expected() ? seen : seen.withoutAudio();
    PeerAssessment other = callAssessment.peers().get(peer.role() == PeerRole.CALLER ? 1 : 0);
    UnmeasuredEvents unmeasured =
        UnmeasuredEvents.of(peer.history().currentDocument(), other.history().currentDocument());
    return kept.broken(of.get(peer.role()), unmeasured).stream();
  }
}
