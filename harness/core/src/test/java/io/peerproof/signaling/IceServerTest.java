package io.peerproof.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IceServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"stun:192.0.2.1", "stun:stun.example.org:3478", "stuns:[2001:db8::1]:5349"})
  void a_stun_server_is_its_url(String url) {
    IceServer server = IceServer.parse(url);

    assertThat(server).isEqualTo(IceServer.stun(url));
    assertThat(server.urls()).containsExactly(url);
    assertThat(server.username()).isEmpty();
  }

  @Test
  void a_turn_server_has_a_user_and_a_password_that_may_hold_commas() {
    IceServer server = IceServer.parse("turn:turn.example.org:3478?transport=tcp,ann,s3,cret");

    assertThat(server.urls()).containsExactly("turn:turn.example.org:3478?transport=tcp");
    assertThat(server.username()).contains("ann");
    assertThat(server.credential()).contains("s3,cret");
  }

  @Test
  void the_password_is_not_shown() {
    assertThat(IceServer.turn("turn:192.0.2.1", "ann", "secret"))
        .hasToString("turn:192.0.2.1 as ann");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "192.0.2.1:3478|\"192.0.2.1:3478\" is not an ICE server. Write stun:HOST:PORT or"
            + " turn:HOST:PORT,USER,PASSWORD.",
        "foo,ann,secret|\"foo\" is not an ICE server. Write stun:HOST:PORT or"
            + " turn:HOST:PORT,USER,PASSWORD.",
        "stun://192.0.2.1|\"stun://192.0.2.1\" is not a STUN server. Write stun:HOST or"
            + " stun:HOST:PORT (or stuns:).",
        "turn:192.0.2.1|\"turn:192.0.2.1\" needs a user and a password. Write stun:HOST:PORT or"
            + " turn:HOST:PORT,USER,PASSWORD.",
        "stun:192.0.2.1,ann|\"stun:192.0.2.1\" takes no user or password. Write stun:HOST:PORT or"
            + " turn:HOST:PORT,USER,PASSWORD.",
        "turn:192.0.2.1,ann|\"turn:192.0.2.1\" needs a user and a password. Write stun:HOST:PORT or"
            + " turn:HOST:PORT,USER,PASSWORD.",
        "turn:192.0.2.1?transport=sctp,a,b|\"turn:192.0.2.1?transport=sctp\" is not a TURN server."
            + " Write turn:HOST, turn:HOST:PORT or turn:HOST:PORT?transport=tcp (or turns:)."
      })
  void anything_else_is_told_how_to_be_written(String text, String message) {
    assertThatThrownBy(() -> IceServer.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
