package io.peerproof.assertj;

import io.peerproof.Call;
import io.peerproof.CallPeer;

/**
 * Where assertions about calls begin; to be imported statically beside AssertJ's own.
 *
 * <p>An assertion waits: for the call's timeout, or for as long as {@code within} says before it.
 * It fails as soon as it is known that nothing will come of the call.
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
