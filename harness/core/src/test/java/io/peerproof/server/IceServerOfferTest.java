package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.signaling.IceServer;
import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IceServerOfferTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0,   192.0.2.7,   stun:192.0.2.7:3478",
    "0.0.0.0,   box.local,   stun:box.local:3478",
    "0.0.0.0,   localhost,   stun:127.0.0.1:3478",
    "0.0.0.0,   [2001:db8::7], stun:[2001:db8::7]:3478",
    "0.0.0.0,   2001:db8::7, stun:[2001:db8::7]:3478",
    "127.0.0.1, LOCALHOST,   stun:127.0.0.1:3478",
    "::1,       localhost,   stun:[0:0:0:0:0:0:0:1]:3478",
  })
  void the_own_server_has_the_name_under_which_the_page_was_found(
      String boundTo, String host, String url) throws Exception {
    IceServerOffer offered =
        new IceServerOffer(List.of(), OptionalInt.of(3478), InetAddress.getByName(boundTo));

    assertThat(offered.forHost(host)).containsExactly(IceServer.stun(url));
  }

  @Test
  void without_an_own_server_there_are_the_given_ones() throws Exception {
    IceServer given = IceServer.turn("turn:192.0.2.1", "ann", "secret");
    IceServerOffer offered =
        new IceServerOffer(List.of(given), OptionalInt.empty(), InetAddress.getByName("127.0.0.1"));

    assertThat(offered.forHost("localhost")).containsExactly(given);
  }
}
