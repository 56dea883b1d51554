package io.peerproof.assertj;

import io.peerproof.CallPeer;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.Timeline;
import java.util.OptionalDouble;

/** Time until the connection of a page with the other peer's page was {@code connected}. */
final class FirstConnection {

  private FirstConnection() {}

  /**
   * Returns the milliseconds since the page began the call, by its own clock; empty if it is not
   * connected with the other page. A connection for something else does not count, such as one of
   * the page with itself before the call.
   */
  static OptionalDouble afterMs(CallPeer peer, CallPeer other) {
    return afterMs(PeerHistory.of(peer.events()), PeerHistory.of(other.events()));
  }

  static OptionalDouble afterMs(PeerHistory history, PeerHistory others) {
    Timeline timeline = history.currentDocument().facing(others.currentDocument()).timeline();
    return timeline.callBeganAtMs().isEmpty() || timeline.connectedAtMs().isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(timeline.connectedAtMs().get() - timeline.callBeganAtMs().get());
  }
}
