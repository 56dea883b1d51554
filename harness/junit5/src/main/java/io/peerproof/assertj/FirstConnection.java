package io.peerproof.assertj;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.PeerEvent;
import java.util.List;
import java.util.OptionalDouble;

/** When a page's first connection was {@code connected}. */
final class FirstConnection {

  private FirstConnection() {}

  /** Milliseconds after the page's first WebRTC call, on its own clock; empty when it never was. */
  static OptionalDouble afterMs(List<PeerEvent> events) {
    OptionalDouble began =
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
    return began.isEmpty() || connected.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(connected.getAsDouble() - began.getAsDouble());
  }
}
