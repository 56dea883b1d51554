package io.peerproof.assertj;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PeerEvent;
import java.util.List;
import java.util.OptionalDouble;

/** Time until the first connection of a page was {@code connected}. */
final class FirstConnection {

  private FirstConnection() {}

  /**
   * Returns the milliseconds since the first WebRTC call of the page, by its own clock; empty if it
   * never connected.
   */
  static OptionalDouble afterMs(List<PeerEvent> events) {
    OptionalDouble start =
        events.stream()
            .filter(
                event ->
                    event instanceof MediaEvent.Requested
                        || event instanceof ConnectionEvent.Created)
            .mapToDouble(PeerEvent::atMs)
            .findFirst();
    OptionalDouble connected =
        events.stream()
            .filter(
                event ->
                    event instanceof ConnectionEvent.StateChanged state
                        && state.machine() == ConnectionEvent.Machine.CONNECTION
                        && state.value().equals("connected"))
            .mapToDouble(PeerEvent::atMs)
            .findFirst();
    return start.isEmpty() || connected.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(connected.getAsDouble() - start.getAsDouble());
  }
}
