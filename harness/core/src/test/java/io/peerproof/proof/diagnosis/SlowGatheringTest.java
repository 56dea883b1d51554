package io.peerproof.proof.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.CandidateError;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.proof.Story;
import org.junit.jupiter.api.Test;

class SlowGatheringTest {

  @Test
  void gathering_that_takes_most_of_the_time_to_a_connection_is_told_with_the_server() {
    Story story =
        gathered(9600)
            .and(new CandidateError(10_600, "pc1", "stun:192.0.2.1:3478", 701, "timed out"));

    assertThat(SlowGathering.of("the caller", story.history()))
        .contains(
            "Before it was connected, the caller gathered ICE candidates for 9.6 s, and got no"
                + " answer from stun:192.0.2.1:3478.");
  }

  @Test
  void gathering_that_takes_a_moment_or_goes_on_beside_the_call_is_not_told() {
    Story beside =
        begun()
            .state(Machine.ICE_CONNECTION, "checking")
            .state(Machine.ICE_CONNECTION, "connected")
            .at(10_600)
            .state(Machine.ICE_GATHERING, "complete");

    assertThat(SlowGathering.of("the caller", gathered(100).history())).isEmpty();
    assertThat(SlowGathering.of("the caller", beside.history())).isEmpty();
  }

  private static Story gathered(double ms) {
    return begun()
        .at(1000 + ms)
        .state(Machine.ICE_GATHERING, "complete")
        .described(Side.REMOTE, "answer")
        .state(Machine.ICE_CONNECTION, "checking")
        .at(1050 + ms)
        .state(Machine.ICE_CONNECTION, "connected");
  }

  private static Story begun() {
    return Story.begun()
        .connection()
        .described(Side.LOCAL, "offer")
        .state(Machine.ICE_GATHERING, "gathering");
  }
}
