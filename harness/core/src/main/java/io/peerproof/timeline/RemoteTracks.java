package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The remote tracks of one kind.
 *
 * @param open ids of those whose peer connection the page has not closed, or of all of them where
 *     it closed each
 * @param events of the peer
 */
public record RemoteTracks(Set<String> open, List<PeerEvent> events) {

  public static RemoteTracks of(List<PeerEvent> events, String kind) {
    Set<String> closed = new HashSet<>();
    for (PeerEvent event : events) {
      if (event instanceof ConnectionEvent.Closed close) {
        closed.add(close.pc());
      }
    }
    Set<String> open = new LinkedHashSet<>();
    Set<String> all = new LinkedHashSet<>();
    boolean anyOpen = false;
    for (PeerEvent event : events) {
      if (event instanceof ConnectionEvent.Created created) {
        anyOpen |= !closed.contains(created.pc());
      }
      if (event instanceof TrackEvent.Received received && received.kind().equals(kind)) {
        all.add(received.track());
        if (!closed.contains(received.pc())) {
          open.add(received.track());
        }
      }
    }
    return new RemoteTracks(anyOpen ? open : all, events);
  }

  /** What was looked at, or listened to, of these tracks. */
  public <E extends ElementEvent> List<E> samples(Class<E> type, Function<E, String> track) {
    return events.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(sample -> open.contains(track.apply(sample)))
        .toList();
  }
}
