package io.peerproof.junit;

import static io.peerproof.assertj.PeerproofAssertions.assertThat;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.Call;
import io.peerproof.CallPeer;
import io.peerproof.TestTimeouts;
import org.junit.jupiter.api.Test;

/** Calls of three peers in a user's test class. */
@PeerproofTest(
    peers = 3,
    serve = "src/test/resources/pages",
    camera = "320x240@15",
    timeout = "60s") // TestTimeouts.HEALTHY_CALL
class LargerCallIT {

  @Test
  void each_ordered_pair_can_be_asserted(Call call) {
    call.open("/mesh.html?room={room}&peer={peer}");

    assertThat(call).isProven().connectsWithin(TestTimeouts.HEALTHY_CALL);
    assertThat(call.peer("peer3")).playsVideoOf(call.peer("peer1")).hears(call.peer("peer2"));
    assertThat(call.peers())
        .extracting(CallPeer::toString)
        .containsExactly("peer 1", "peer 2", "peer 3");
    assertThatThrownBy(call::caller)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "A call of 3 peers has no peer \"caller\". Its peers are: peer1, peer2, peer3.");
  }

  @Test
  void a_pair_that_is_broken_fails_and_the_others_pass(Call call) {
    call.open("/mesh.html?room={room}&peer={peer}&blind=2:3");

    assertThat(call.peer("peer3")).playsVideoOf(call.peer("peer2"));
    assertThat(call.peer("peer2")).playsVideoOf(call.peer("peer1"));
    assertThatThrownBy(
            () ->
                assertThat(call.peer("peer2"))
                    .within(ofSeconds(10)) // it can only fail: TestTimeouts.HOPELESS_CALL
                    .playsVideoOf(call.peer("peer3")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Expecting peer 2 to play the video of peer 3.\n")
        .hasMessageContaining("peer2 of peer3: video NOT_RENDERED (");
  }
}
