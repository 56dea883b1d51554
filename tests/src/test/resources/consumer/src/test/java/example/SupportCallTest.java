package example;

import static io.peerproof.assertj.PeerproofAssertions.assertThat;
import static java.time.Duration.ofSeconds;

import io.peerproof.Call;
import io.peerproof.junit.BrowserMatrix;
import io.peerproof.junit.PeerproofTest;
import org.junit.jupiter.api.Test;

@PeerproofTest
class SupportCallTest {

  @Test
  void the_agent_sees_and_hears_the_customer(Call call) {
    call.open("/?room={room}&name=Customer&auto=call", "/?room={room}&name=Agent&auto=answer");

    assertThat(call.callee()).within(ofSeconds(10)).playsVideoOf(call.caller()).hears(call.caller());
    assertThat(call).isProven().connectsWithin(ofSeconds(5));
  }

  @BrowserMatrix({"auto"}) // every pair of browsers: {"chrome@stable", "chrome@beta"} makes four tests
  void works_in_the_next_browser(Call call) {
    call.open("/?room={room}&name=Customer&auto=call", "/?room={room}&name=Agent&auto=answer");

    assertThat(call).isProven();
  }
}
