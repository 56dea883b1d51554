package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.TrackOwners;
import io.peerproof.timeline.PeerHistory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The events of a page apart by the remote peers whose media they concern. In a call of two, all
 * events concern the one remote peer. The result of the latest events of each page is kept, because
 * an event of one page changes nothing in the others.
 */
final class RemoteHistories {

  private record Sorted(PeerHistory history, Map<PeerRole, PeerHistory> byRemote) {}

  private final List<PeerRole> roles;
  private final List<PeerSignature> signatures;
  private final Map<PeerRole, Sorted> latest = new EnumMap<>(PeerRole.class);

  /**
   * @param signatures signature of each peer, in the order of the roles
   */
  RemoteHistories(List<PeerRole> roles, List<PeerSignature> signatures) {
    this.roles = List.copyOf(roles);
    this.signatures = List.copyOf(signatures);
  }

  /**
   * Returns the events of a page without those of tracks that are known to belong to another peer
   * than {@code remote}.
   *
   * @param history all events of the page of {@code role}
   */
  synchronized PeerHistory of(PeerRole role, PeerRole remote, PeerHistory history) {
    if (roles.size() == 2) {
      return history;
    }
    Sorted sorted = latest.get(role);
    if (sorted == null || sorted.history() != history) {
      sorted = new Sorted(history, sort(role, history));
      latest.put(role, sorted);
    }
    return sorted.byRemote().get(remote);
  }

  private Map<PeerRole, PeerHistory> sort(PeerRole role, PeerHistory history) {
    TrackOwners owners = TrackOwners.of(history.currentDocument(), role.number(), signatures);
    Map<PeerRole, PeerHistory> byRemote = new EnumMap<>(PeerRole.class);
    roles.stream()
        .filter(remote -> remote != role)
        .forEach(
            remote -> byRemote.put(remote, owners.of(remote.number(), history, signatures.size())));
    return byRemote;
  }
}
