package io.peerproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordMaskingTest {

  private static final String CANARY = "canary5ecret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://ann:canary5ecret@shop.example/",
        "WSS://ann:canary5ecret@shop.example/signal",
        "/call.html?room={room}&token=canary5ecret",
        "https://shop.example/?access_token=canary5ecret&room=1",
        "https://shop.example/#id_token=canary5ecret&state=1",
        "https://shop.example/#/call?apiKey=canary5ecret",
        "https://shop.example/?X-Amz-Signature=canary5ecret",
        "see https://shop.example/?sessionid=canary5ecret.",
        "{\"urls\":\"turn:a\",\"username\":\"ann\",\"credential\":\"canary5ecret\"}",
        "{\\\"credential\\\":\\\"canary5ecret\\\"}",
        "{'password': 'canary5ecret'}",
        "Authorization: Bearer canary5ecret.x.y",
        "authorization: basic canary5ecret==",
        "https://canary5ecret0123456@git.example/a.git",
        "login failed: password=canary5ecret",
        "password=canary5ecret",
        "{\"code\":1006,\"reason\":\"token=canary5ecret\"}",
        "fetch('/join', token=canary5ecret)",
        "https://sso.example/?next=https%3A%2F%2Fshop.example%2F%3Ftoken%3Dcanary5ecret%26room%3D1",
        "https://shop.example/?pass=canary%355ecret",
        "https://shop.example/?a=1&password=%40canary5ecret",
        "https://shop.example/?token=%2B%26canary5ecret",
        "https://shop.example/?password=abc%26canary5ecret",
        "https://shop.example/?a=1&pass=%23canary5ecret",
        "jwt-eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnk1ZWNyZXQifQ.canary5ecret",
        "https://shop.example/#otp=canary5ecret",
        "Cookie: sid=1; canary5ecret=2",
        "set-cookie: canary5ecret; Path=/",
        "X-Api-Key: canary5ecret",
        "https://shop.example/join/eyJhbGciOiJub25lIn0.eyJzdWIiOiJjYW5hcnk1ZWNyZXQifQ.canary5ecret",
        "serve --ice-server turn:turn.example:3478?transport=tcp,ann,canary5ecret,more",
      })
  void a_secret_is_masked_by_where_it_stands(String text) {
    assertThat(PasswordMasking.mask(text)).contains("***").doesNotContain(CANARY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/?room=blue&name=Ann&auto=answer&relay=wss://relay.example/signal",
        "/?token={room}",
        "the token was refused: 401",
        "{\"type\":\"description\",\"sdp\":\"a=ice-pwd:x\"}",
        "a basic call",
        "turn:turn.example:3478?transport=udp",
        "ICE server turn:a.example, and turn:b.example, did not answer",
        "https://ann@shop.example/?compass=north&bypass=1",
        "{\"passed\":true,\"token\":null}",
        "a=candidate:1 1 udp 1 192.0.2.7 9 typ relay raddr 0.0.0.0 rport 0",
        "the eyJ of a token",
      })
  void what_is_no_secret_stays(String text) {
    assertThat(PasswordMasking.mask(text)).isEqualTo(text);
    assertThat(PasswordMasking.isMasked(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"token=a%20", "eyJ-", "turn:", "turn:a,", "https://a:", "?x%3Dpass%3D%41"})
  void a_page_cannot_stop_the_harness_by_a_text_that_looks_like_many_secrets(String part) {
    String text = part.repeat(1_000_000 / part.length());

    assertThat(PasswordMasking.mask(text)).isNotNull();
  }

  @Test
  void json_stays_json() {
    assertThat(PasswordMasking.mask("{\"message\":\"bad \\\"turn:a,b,c\\\"\"}"))
        .isEqualTo("{\"message\":\"bad \\\"turn:a,b,***\\\"\"}");
    assertThat(PasswordMasking.mask("[\"http://h:80\",\"x\",\"a@b\"]"))
        .isEqualTo("[\"http://h:80\",\"x\",\"a@b\"]");
  }

  @Test
  void a_number_is_masked_in_its_address_and_is_no_secret_elsewhere() {
    assertThat(PasswordMasking.mask("/?sid=100")).isEqualTo("/?sid=***");
    assertThat(PasswordMasking.secretsIn("/?sid=100")).isEmpty();
  }

  @Test
  void a_masked_address_is_known_as_one() {
    assertThat(PasswordMasking.isMasked(PasswordMasking.mask("https://ghp_0123456789abcdef@h/")))
        .isTrue();
  }

  @Test
  void the_secrets_of_an_address_are_found_as_written_and_decoded() {
    assertThat(
            PasswordMasking.secretsIn(
                "https://ann:a%20b@shop.example/?token=c%2Bd&room=1#access_token=efg"))
        .containsExactly("a%20b", "a b", "c%2Bd", "c+d", "efg");
  }
}
