package io.peerproof.call;

import io.peerproof.event.Role;
import io.peerproof.media.VideoFormat;
import io.peerproof.proof.measure.Breach;
import io.peerproof.proof.measure.ClockOffset;
import io.peerproof.proof.measure.Limits;
import io.peerproof.proof.measure.Measures;
import io.peerproof.timeline.CurrentDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well each peer of a call sees and hears the other.
 *
 * @param of each role
 * @param calleesClock how it stands to the caller's; empty when that is not known
 */
record Measured(Map<Role, Measures> of, Optional<ClockOffset> calleesClock) {

  /**
   * @param cameras format of the camera of each role
   * @param clocks how the callee's clock stands to the caller's; empty when that is not known
   */
  static Measured of(
      Judgement judgement, Function<Role, VideoFormat> cameras, Optional<ClockOffset> clocks) {
    PeerVerdicts caller = judgement.peers().get(0);
    PeerVerdicts callee = judgement.peers().get(1);
    return new Measured(
        Map.of(
            Role.CALLER,
            measure(caller, callee, clocks, cameras.apply(Role.CALLEE)),
            Role.CALLEE,
            measure(callee, caller, clocks.map(ClockOffset::reversed), cameras.apply(Role.CALLER))),
        clocks);
  }

  private static Measures measure(
      PeerVerdicts own, PeerVerdicts other, Optional<ClockOffset> clocks, VideoFormat camera) {
    return Measures.of(
        CurrentDocument.of(own.events()),
        CurrentDocument.of(other.events()),
        own.expected(),
        clocks,
        camera);
  }

  /**
   * What is not kept of {@code limits}, as sentences of which the first names a peer; a limit that
   * a slow machine broke says nothing of the page.
   */
  Optional<Ending> broken(Limits limits, Judgement judgement, HostBlame blame) {
    List<String> broken = breaches(limits, judgement, Breach.Broken.class);
    if (!broken.isEmpty()) {
      String reason = String.join("; ", broken);
      return Optional.of(
          blame
              .forWhole(judgement)
              .map(shortfall -> Ending.inconclusive(shortfall + ". " + reason + "."))
              .orElseGet(() -> Ending.beyondLimits(reason)));
    }
    List<String> unmeasured = breaches(limits, judgement, Breach.NotMeasured.class);
    return unmeasured.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Ending.inconclusive(
                blame.forWhole(judgement).map(shortfall -> shortfall + ". ").orElse("")
                    + String.join("; ", unmeasured)
                    + ". Most measures need some seconds of a call: observe it longer with --hold."));
  }

  private List<String> breaches(Limits limits, Judgement judgement, Class<? extends Breach> kind) {
    return judgement.peers().stream()
        .flatMap(
            peer ->
                ofPeer(limits, peer)
                    .filter(kind::isInstance)
                    .map(breach -> "At the " + peer.role().word() + ", " + breach.sentence()))
        .collect(Collectors.toList());
  }

  /** Of what a peer is not to receive, nothing is demanded. */
  private Stream<Breach> ofPeer(Limits limits, PeerVerdicts peer) {
    Limits seen = peer.video().verdict().expected() ? limits : limits.withoutVideo();
    Limits kept = peer.audio().verdict().expected() ? seen : seen.withoutAudio();
    return kept.broken(of.get(peer.role())).stream();
  }
}
