package io.peerproof.comparison;

import java.util.List;

/** {@code connectionState}. */
final class Connected implements HarnessPredicate {

  @Override
  public Source source() {
    return new Source(
        "connected",
        "adapter",
        "webrtcHacks/adapter",
        List.of("test/e2e/connection.js"),
        "16eae71e3697",
        "BSD-3-Clause",
        "connectionState is connected");
  }

  @Override
  public boolean holds(PeerSeen peer) {
    return peer.wire().connected();
  }
}
