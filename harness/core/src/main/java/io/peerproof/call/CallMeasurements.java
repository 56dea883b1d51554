package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.ClockOffset;
import io.peerproof.proof.measure.LimitViolation;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.proof.measure.ReceptionMeasures;
import io.peerproof.proof.measure.UnmeasuredEvents;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The quality of the media that each peer receives.
 *
 * @param of measures by receiving peer and then by remote peer
 * @param clocks offset of the clock of each peer from that of the first; without a peer whose clock
 *     is unknown
 */
record CallMeasurements(
    Map<PeerRole, Map<PeerRole, ReceptionMeasures>> of, Map<PeerRole, ClockOffset> clocks) {

  /** Offset between the clocks of two pages. */
  interface Clocks {

    /**
     * Returns the offset of the clock of {@code other} from that of {@code own}, if it is known.
     */
    Optional<ClockOffset> between(PeerRole own, PeerRole other);

    /** Clocks of which nothing is known. */
    Clocks UNKNOWN = (own, other) -> Optional.empty();
  }

  private static final String LONGER =
      "Most measures need some seconds of a call: observe it longer with --hold.";

  private static final String SHORTER =
      "Measures cover about the last hour of a call: hold it for less time with --hold, or make"
          + " several calls with --repeat.";

  /**
   * @param cameras format of the camera of each role
   * @param clocks clocks of the pages
   */
  static CallMeasurements of(
      CallAssessment callAssessment, Function<PeerRole, VideoFormat> cameras, Clocks clocks) {
    Map<PeerRole, Map<PeerRole, ReceptionMeasures>> measures = new EnumMap<>(PeerRole.class);
    Map<PeerRole, ClockOffset> offsets = new EnumMap<>(PeerRole.class);
    for (PeerAssessment peer : callAssessment.pairs()) {
      PeerRole sender = peer.expected().own() ? peer.role() : peer.remote();
      Optional<ClockOffset> offset =
          sender == peer.role()
              ? Optional.of(new ClockOffset(0, 0))
              : clocks.between(peer.role(), sender);
      measures
          .computeIfAbsent(peer.role(), role -> new EnumMap<>(PeerRole.class))
          .put(peer.remote(), measure(peer, offset, cameras.apply(sender)));
      if (peer.role().number() == 1 && sender != peer.role() && offset.isPresent()) {
        offsets.put(peer.role(), new ClockOffset(0, 0));
        offsets.put(peer.remote(), offset.get());
      }
    }
    return new CallMeasurements(measures, offsets);
  }

  private static ReceptionMeasures measure(
      PeerAssessment peer, Optional<ClockOffset> clocks, VideoFormat camera) {
    return ReceptionMeasures.of(
        peer.received().currentDocument(),
        peer.others().currentDocument(),
        peer.expected(),
        clocks.orElse(null),
        camera);
  }

  /** Returns the measures of what a peer receives from a remote one. */
  ReceptionMeasures between(PeerAssessment peer) {
    return of.get(peer.role()).get(peer.remote());
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
    return callAssessment.pairs().stream()
        .flatMap(
            peer ->
                ofPeer(measureLimits, peer)
                    .filter(kind::isInstance)
                    .map(
                        breach ->
                            "At "
                                + peer.role().phrase()
                                + (callAssessment.isGroup() ? ", of " + peer.remote().phrase() : "")
                                + ", "
                                + breach.sentence()))
        .collect(Collectors.toList());
  }

  /** Returns the violations of a peer; media that it should not receive have no limits. */
  private Stream<LimitViolation> ofPeer(MeasureLimits measureLimits, PeerAssessment peer) {
    MeasureLimits seen =
        peer.video().verdict().expected() ? measureLimits : measureLimits.withoutVideo();
    MeasureLimits kept = peer.audio().verdict().expected() ? seen : seen.withoutAudio();
    UnmeasuredEvents unmeasured =
        UnmeasuredEvents.of(peer.history().currentDocument(), peer.others().currentDocument());
    return kept.broken(between(peer), unmeasured).stream();
  }
}
