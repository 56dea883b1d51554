package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.peerproof.BrowserFixture;
import io.peerproof.ProbedBrowser;
import io.peerproof.TestTimeouts;
import io.peerproof.browser.CameraPolicy;
import io.peerproof.event.ConnectionEvent;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The STUN server, queried by a browser over an interface of this machine. */
class StunIT {

  @Test
  void a_browser_learns_its_address_from_it() {
    try (PeerproofServer server =
            PeerproofServer.start(BrowserFixture.options().withHost("0.0.0.0"));
        BrowserFixture browserFixture = BrowserFixture.of(2)) {
      ProbedBrowser browser = browserFixture.browser(1, CameraPolicy.GRANTED);
      URI address = addressOnAnInterface(server);

      browser.open(address.resolve("/test/gathers.html"));

      await("a server-reflexive candidate")
          .atMost(TestTimeouts.CONDITION)
          .untilAsserted(
              () ->
                  assertThat(candidates(browser))
                      .anySatisfy(
                          candidate ->
                              assertThat(candidate)
                                  .contains(" typ srflx ")
                                  .contains(" " + address.getHost() + " ")));
    }
  }

  /**
   * Returns an address of another interface. Chromium does not gather candidates on loopback
   * interfaces, and a machine without other interfaces makes no calls.
   */
  private static URI addressOnAnInterface(PeerproofServer server) {
    return server.addresses().stream()
        .filter(address -> address.getHost().matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))
        .filter(address -> !address.getHost().startsWith("127."))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no interface but loopback: " + server.addresses()));
  }

  private static List<String> candidates(ProbedBrowser browser) {
    return browser.events().stream()
        .filter(ConnectionEvent.CandidateGathered.class::isInstance)
        .map(event -> ((ConnectionEvent.CandidateGathered) event).candidate())
        .map(String::valueOf)
        .toList();
  }
}
