package io.peerproof.comparison;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.timeline.PeerHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The open peer connections of a page at the end of a call: states, tracks and {@code getStats()}.
 * It is created from the events of the call, so the page is not queried.
 */
final class ConnectionSnapshot {

  /** Length of the window between two samples, at most that of the suites. */
  private static final double WINDOW_MS = 1000;

  private final List<PeerEvent> events;
  private final Set<String> closed = new HashSet<>();
  private final Map<String, String> iceStates = new HashMap<>();
  private final Map<String, String> connectionStates = new HashMap<>();
  private final List<Sampled> sampled;

  private ConnectionSnapshot(List<PeerEvent> events, List<ConnectionEvent.Stats> stats) {
    this.events = events;
    events.forEach(this::note);
    this.sampled =
        stats.stream()
            .map(ConnectionEvent.Stats::pc)
            .distinct()
            .filter(pc -> !closed.contains(pc))
            .map(
                pc -> Sampled.of(stats.stream().filter(s -> s.pc().equals(pc)).toList(), WINDOW_MS))
            .toList();
  }

  /** Creates a snapshot of the current page of the peer, without previous pages. */
  static ConnectionSnapshot of(List<PeerEvent> events, List<ConnectionEvent.Stats> stats) {
    List<PeerEvent> now = PeerHistory.of(events).currentDocument().events();
    double sinceMs =
        now.stream()
            .limit(1)
            .filter(PageEvent.DocumentStarted.class::isInstance)
            .mapToDouble(PeerEvent::atMs)
            .findFirst()
            .orElse(Double.NEGATIVE_INFINITY);
    return new ConnectionSnapshot(now, stats.stream().filter(s -> s.atMs() >= sinceMs).toList());
  }

  private void note(PeerEvent event) {
    if (event instanceof ConnectionEvent.Closed gone) {
      closed.add(gone.pc());
    } else if (event instanceof ConnectionEvent.StateChanged change) {
      if (change.machine() == Machine.ICE_CONNECTION) {
        iceStates.put(change.pc(), change.value());
      } else if (change.machine() == Machine.CONNECTION) {
        connectionStates.put(change.pc(), change.value());
      }
    }
  }

  /** Tells if the {@code iceConnectionState} of an open connection is connected or completed. */
  boolean iceConnected() {
    return openIn(iceStates)
        .anyMatch(state -> state.equals("connected") || state.equals("completed"));
  }

  /** Tells if the {@code connectionState} of an open connection is connected. */
  boolean connected() {
    return openIn(connectionStates).anyMatch("connected"::equals);
  }

  private Stream<String> openIn(Map<String, String> states) {
    return states.entrySet().stream()
        .filter(entry -> !closed.contains(entry.getKey()))
        .map(Map.Entry::getValue);
  }

  /**
   * Returns the number of tracks of this kind for which {@code ontrack} fired on open connections.
   */
  long tracksReceived(MediaKind kind) {
    return events.stream()
        .filter(TrackEvent.Received.class::isInstance)
        .map(TrackEvent.Received.class::cast)
        .filter(event -> event.kind() == kind && !closed.contains(event.pc()))
        .map(TrackEvent.Received::track)
        .distinct()
        .count();
  }

  /**
   * Returns the number of inbound streams of this kind in which a figure rose in the last second.
   */
  long risingInbound(String kind, String figure) {
    return sampled.stream().mapToLong(s -> s.rising("inbound-rtp", kind, figure)).sum();
  }

  /** Returns the rise of a figure per second, in all streams of this type together. */
  double risePerSecond(String type, String figure) {
    return sampled.stream().mapToDouble(s -> s.risePerSecond(type, figure)).sum();
  }

  /** Returns the largest value of a figure of inbound audio in the last second; 0 without audio. */
  double greatestInboundAudio(String figure) {
    return sampled.stream()
        .mapToDouble(s -> s.greatest("inbound-rtp", "audio", figure))
        .max()
        .orElse(0);
  }
}
