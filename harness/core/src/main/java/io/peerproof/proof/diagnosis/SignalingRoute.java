package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.CandidateAdded;
import io.peerproof.event.ConnectionEvent.CandidateGathered;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.timeline.PeerHistory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Origin of the descriptions and candidates that a page set. A description is known by its ICE user
 * name, which is new in each (RFC 8839, section 5.4). Pure.
 */
final class SignalingRoute {

  private SignalingRoute() {}

  /** Returns the ICE user names of a description. */
  static Set<String> userNames(DescriptionSet description) {
    return description
        .sdp()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("a=ice-ufrag:"))
        .collect(Collectors.toSet());
  }

  /** Tells if one page set a description that the other made. */
  static boolean isDirect(PeerHistory one, PeerHistory other) {
    return shares(set(one, Side.LOCAL), set(other, Side.REMOTE))
        || shares(set(other, Side.LOCAL), set(one, Side.REMOTE));
  }

  /**
   * Tells if a page exchanged descriptions with somebody else than the other page, such as a media
   * server.
   */
  static boolean isWithThirdParty(PeerHistory history, PeerHistory other) {
    return !set(history, Side.LOCAL).isEmpty()
        && set(history, Side.REMOTE).stream().anyMatch(one -> !userNames(one).isEmpty())
        && !isDirect(history, other)
        && !isWithItself(history);
  }

  /** Tells if the connection that decides got a description that its own page made. */
  static boolean isWithItself(PeerHistory history) {
    Optional<String> deciding = history.connection();
    return deciding.isPresent()
        && shares(
            set(history, Side.LOCAL),
            set(history, Side.REMOTE).stream()
                .filter(one -> one.pc().equals(deciding.get()))
                .toList());
  }

  /** Tells if a page added candidates that it gathered itself. */
  static boolean addsOwnCandidates(PeerHistory history) {
    Set<String> gathered =
        history.all(CandidateGathered.class).stream()
            .map(CandidateGathered::candidate)
            .filter(Objects::nonNull)
            .filter(candidate -> !candidate.isEmpty())
            .collect(Collectors.toSet());
    return history.all(CandidateAdded.class).stream()
        .map(CandidateAdded::candidate)
        .filter(Objects::nonNull)
        .anyMatch(gathered::contains);
  }

  private static List<DescriptionSet> set(PeerHistory history, Side side) {
    return history.all(DescriptionSet.class).stream().filter(one -> one.side() == side).toList();
  }

  private static boolean shares(List<DescriptionSet> some, List<DescriptionSet> others) {
    Set<String> names = some.stream().flatMap(SignalingRoute::names).collect(Collectors.toSet());
    return others.stream().flatMap(SignalingRoute::names).anyMatch(names::contains);
  }

  private static Stream<String> names(DescriptionSet description) {
    return userNames(description).stream();
  }
}
