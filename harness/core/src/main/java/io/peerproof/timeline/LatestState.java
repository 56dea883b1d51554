package io.peerproof.timeline;

import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest that is known of a peer. */
public final class LatestState {

  private LatestState() {}

  /**
   * The peer's present: when its page last said something, on its own clock; 0 when it never did.
   * The browser's log does not count, for it is written by another clock.
   */
  public static double nowMs(List<PeerEvent> events) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (!(events.get(i) instanceof PageEvent.Log)) {
        return events.get(i).atMs();
      }
    }
    return 0;
  }

  /**
   * The last state of each state machine that ever spoke: {@code iceConnectionState: connected}.
   */
  public static Map<String, Object> states(List<PeerEvent> events) {
    Timeline timeline = Timeline.of(events);
    Map<String, Object> states = new LinkedHashMap<>();
    for (Machine machine : Machine.values()) {
      timeline.lastState(machine).ifPresent(state -> states.put(machine.attribute(), state));
    }
    return states;
  }
}
