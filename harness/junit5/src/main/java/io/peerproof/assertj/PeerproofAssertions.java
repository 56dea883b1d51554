package io.peerproof.assertj;

import io.peerproof.Call;
import io.peerproof.CallPeer;

/**
 * Entry point for assertions about calls. Import it statically beside AssertJ's {@code Assertions}.
 *
 * <p>An assertion waits up to the timeout of the call, or up to the limit set with {@code within}.
 * It fails early when the call can no longer succeed.
 */
public final class PeerproofAssertions {

  private PeerproofAssertions() {}

  public static CallAssert assertThat(Call call) {
    return new CallAssert(call);
  }

  public static PeerAssert assertThat(CallPeer peer) {
    return new PeerAssert(peer);
  }
}
