package example;

import static io.peerproof.assertj.PeerproofAssertions.assertThat;

import io.peerproof.Call;
import io.peerproof.junit.PeerproofTest;
import org.junit.jupiter.api.Test;

@PeerproofTest
class ShortestTest {

  @Test
  void each_sees_and_hears_the_other(Call call) {
    call.open("/?room={room}&name=Ann&auto=call", "/?room={room}&name=Ben&auto=answer");

    assertThat(call).isProven();
  }
}
