package io.peerproof.proof.diagnosis;

import io.peerproof.event.ConnectionEvent.Closed;
import io.peerproof.event.ConnectionEvent.DirectionSet;
import io.peerproof.event.ConnectionEvent.EncodingsSet;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** State of the tracks of one kind that a page sends. Pure. */
final class SendingState {

  private static final Set<String> NOT_SENDING = Set.of("recvonly", "inactive", "stopped");

  private final MediaKind kind;
  private final Map<String, Deque<String>> tracksOfConnections = new HashMap<>();
  private final Set<String> stopped = new HashSet<>();
  private boolean everSent;
  private boolean directedAway;
  private boolean encodingsOff;

  private SendingState(MediaKind kind) {
    this.kind = kind;
  }

  /**
   * Tells whether the page itself ended its sending of a kind of media that it had begun to send:
   * it stopped, disabled, removed or replaced each track by nothing, closed the connection, set the
   * direction of its transceiver or switched its encodings off.
   *
   * @param history of the page's current document, in order
   * @param kind {@code video} or {@code audio}
   */
  static boolean isEndedByThePage(PeerHistory history, MediaKind kind) {
    SendingState state = new SendingState(kind);
    history.steps().forEach(state::follow);
    return state.everSent && (state.nothingLeft() || state.directedAway || state.encodingsOff);
  }

  private boolean nothingLeft() {
    return tracksOfConnections.values().stream().flatMap(Deque::stream).allMatch(stopped::contains);
  }

  private void follow(PeerEvent event) {
    if (event instanceof Closed closed) {
      tracksOfConnections.remove(closed.pc());
    } else if (event instanceof DirectionSet set && set.kind() == kind) {
      directedAway = NOT_SENDING.contains(set.direction());
    } else if (event instanceof EncodingsSet set && set.kind() == kind) {
      encodingsOff = !set.active().isEmpty() && !set.active().contains(true);
    } else if (event instanceof TrackEvent track && track.kind() == kind) {
      follow(track);
    }
  }

  private void follow(TrackEvent event) {
    if (event instanceof TrackEvent.Added added) {
      tracks(added.pc()).addLast(added.track());
      everSent = true;
    } else if (event instanceof TrackEvent.Removed removed) {
      tracks(removed.pc()).remove(removed.track());
    } else if (event instanceof TrackEvent.Replaced replaced) {
      tracks(replaced.pc()).pollLast();
      if (!replaced.track().isEmpty()) {
        tracks(replaced.pc()).addLast(replaced.track());
        everSent = true;
      }
    } else if (event instanceof TrackEvent.Stopped stop) {
      stopped.add(stop.track());
    } else if (event instanceof TrackEvent.EnabledSet set) {
      if (set.enabled()) {
        stopped.remove(set.track());
      } else {
        stopped.add(set.track());
      }
    }
  }

  private Deque<String> tracks(String pc) {
    return tracksOfConnections.computeIfAbsent(pc, unseen -> new ArrayDeque<>());
  }
}
