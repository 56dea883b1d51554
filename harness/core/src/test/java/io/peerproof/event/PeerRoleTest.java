package io.peerproof.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class PeerRoleTest {

  @Test
  void the_peers_of_a_call_of_two_are_its_caller_and_its_callee() {
    assertThat(PeerRole.of(2)).containsExactly(PeerRole.CALLER, PeerRole.CALLEE);
    assertThat(PeerRole.CALLEE.number()).isEqualTo(2);
    assertThat(PeerRole.CALLEE.phrase()).isEqualTo("the callee");
    assertThat(PeerRole.CALLEE.other()).isEqualTo(PeerRole.CALLER);
  }

  @Test
  void the_peers_of_a_larger_call_are_numbered() {
    assertThat(PeerRole.of(8)).hasSize(8).extracting(PeerRole::number).contains(1, 2, 8);
    assertThat(PeerRole.of(3).get(2).word()).isEqualTo("peer3");
    assertThat(PeerRole.of(3).get(0).phrase()).isEqualTo("peer 1");
    assertThatIllegalStateException()
        .isThrownBy(PeerRole.PEER3::other)
        .withMessage("peer 3 has more than one other peer");
  }

  @Test
  void a_call_has_two_to_eight_peers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerRole.of(9))
        .withMessage("the number of peers must be 2 to 8, but is 9");
    assertThatIllegalArgumentException().isThrownBy(() -> PeerRole.of(1));
  }
}
