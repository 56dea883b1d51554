package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.TrackEvent;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The remote tracks of one kind.
 *
 * @param open ids of the tracks whose peer connection the page has not closed; of all tracks where
 *     it closed every connection
 * @param history of the peer
 */
public record RemoteTracks(Set<String> open, PeerHistory history) {

  static RemoteTracks of(PeerHistory history, MediaKind kind) {
    Set<String> closed = new HashSet<>();
    history.all(ConnectionEvent.Closed.class).forEach(close -> closed.add(close.pc()));
    boolean anyOpen =
        history.all(ConnectionEvent.Created.class).stream()
            .map(ConnectionEvent.Created::pc)
            .filter(pc -> !history.connections().unrelated().contains(pc))
            .anyMatch(pc -> !closed.contains(pc));
    Set<String> tracks = new LinkedHashSet<>();
    for (TrackEvent.Received received : history.all(TrackEvent.Received.class)) {
      if (received.kind() == kind && !(anyOpen && closed.contains(received.pc()))) {
        tracks.add(received.track());
      }
    }
    return new RemoteTracks(tracks, history);
  }

  /** The samples of these tracks. */
  public <E extends ElementEvent> List<E> samples(Class<E> type, Function<E, String> track) {
    return history.all(type).stream().filter(sample -> open.contains(track.apply(sample))).toList();
  }
}
