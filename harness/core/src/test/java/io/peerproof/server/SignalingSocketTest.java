package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.signaling.IceServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignalingSocketTest {

  private static PeerproofServer server;

  @BeforeAll
  static void start() {
    server = TestServers.start(TestServers.options().withRoomCapacity(2));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void two_pages_meet_exchange_descriptions_and_part() {
    try (TestPage ann = TestPage.open(server);
        TestPage ben = TestPage.open(server)) {
      String self = idIn(ann.join("meet", "Ann").next());
      String other = idIn(ben.join("meet", "Ben").next());
      assertThat(ann.next())
          .isEqualTo("{\"type\":\"joined\",\"peer\":{\"id\":\"" + other + "\",\"name\":\"Ben\"}}");

      ann.send(
          "{\"type\":\"description\",\"to\":\""
              + other
              + "\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}");
      assertThat(ben.next())
          .isEqualTo(
              "{\"type\":\"description\",\"from\":\""
                  + self
                  + "\",\"description\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}}");

      ben.send("{\"type\":\"leave\"}");
      assertThat(ann.next()).isEqualTo(left(other, "left"));
    }
  }

  @Test
  void the_welcome_names_the_stun_server_under_the_host_that_the_page_used() {
    URI byName = URI.create("http://localhost:" + server.port() + "/");
    try (TestPage byAddress = TestPage.open(server);
        TestPage named = TestPage.open(HttpClient.newHttpClient(), byName)) {

      String ofAddress = byAddress.join("stun", "Ann").next();
      String ofName = named.join("stun", "Ben").next();

      String offered = "\"iceServers\":[{\"urls\":[\"" + server.stunUrls().get(0) + "\"]}]}";
      assertThat(ofAddress).endsWith(offered);
      assertThat(ofName).endsWith(offered);
    }
  }

  @Test
  void given_ice_servers_replace_the_own() {
    try (PeerproofServer other =
            PeerproofServer.start(
                TestServers.options()
                    .withIceServers(List.of(IceServer.parse("stun:192.0.2.1:3478"))));
        PeerproofServer none =
            PeerproofServer.start(TestServers.options().withIceServers(List.of()));
        TestPage ann = TestPage.open(other);
        TestPage ben = TestPage.open(none)) {

      assertThat(ann.join("blue", "Ann").next())
          .endsWith("\"iceServers\":[{\"urls\":[\"stun:192.0.2.1:3478\"]}]}");
      assertThat(ben.join("blue", "Ben").next()).endsWith("\"iceServers\":[]}");
      assertThat(none.stunUrls()).isEmpty();
    }
  }

  @Test
  void a_refusal_is_an_answer_and_the_socket_stays() {
    try (TestPage ann = TestPage.open(server)) {
      assertThat(ann.send("{").next())
          .isEqualTo(
              "{\"type\":\"error\",\"code\":\"malformed-json\",\"message\":\"A message is one JSON"
                  + " object, such as {\\\"type\\\":\\\"ping\\\"}, with no field twice, nothing"
                  + " after it and at most 16 levels; in this one it goes wrong at line 1, column"
                  + " 2.\"}");
      assertThat(ann.send("{\"type\":\"join\",\"room\":7}").next())
          .isEqualTo(
              "{\"type\":\"error\",\"code\":\"bad-field\",\"message\":\"The field \\\"room\\\" of a"
                  + " join must be 1 to 64 letters (A to Z), digits, \\\"-\\\" or \\\"_\\\", and is"
                  + " 7.\"}");
      ann.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
      assertThat(ann.next())
          .isEqualTo(
              "{\"type\":\"error\",\"code\":\"malformed-json\",\"message\":\"A message must be JSON in a"
                  + " text message, but this one was binary.\"}");
      ann.hasHeardNothing();
    }
  }

  @Test
  void the_third_page_is_refused_in_a_room_of_two() {
    try (TestPage ann = TestPage.joined(server, "full", "Ann");
        TestPage ben = TestPage.joined(server, "full", "Ben");
        TestPage cho = TestPage.open(server)) {
      ann.next();

      cho.join("full", "Cho");

      assertThat(cho.next())
          .isEqualTo(
              "{\"type\":\"error\",\"code\":\"room-full\",\"message\":\"Room \\\"full\\\" is full:"
                  + " 2 of 2 places are taken. Choose another room, or wait until a peer"
                  + " leaves.\"}");
      ann.hasHeardNothing();
      ben.hasHeardNothing();
    }
  }

  @Test
  void a_closed_socket_is_announced_at_once() {
    try (TestPage ann = TestPage.joined(server, "closed", "Ann");
        TestPage ben = TestPage.joined(server, "closed", "Ben")) {
      String other = idIn(ann.next());

      ben.socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();

      assertThat(ann.next()).isEqualTo(left(other, "closed"));
    }
  }

  @Test
  void a_reset_connection_is_announced_at_once() throws IOException {
    try (TestPage ann = TestPage.joined(server, "reset", "Ann");
        RawSocket ben = RawSocket.open(server)) {
      ben.sendText("{\"type\":\"join\",\"room\":\"reset\"}");
      String other = idIn(ann.next());

      ben.reset();

      assertThat(ann.next()).isEqualTo(left(other, "closed"));
    }
  }

  @Test
  void a_page_that_answers_no_pings_is_given_up() throws IOException {
    try (PeerproofServer usual = PeerproofServer.start(TestServers.options());
        TestPage ann = TestPage.joined(usual, "silent", "Ann");
        RawSocket ben = RawSocket.open(usual)) {
      ben.sendText("{\"type\":\"join\",\"room\":\"silent\"}");
      String other = idIn(ann.next());

      String news = ann.next();

      assertThat(news).isEqualTo(left(other, "timeout"));
    }
  }

  @Test
  void a_message_of_64_KiB_arrives_and_a_larger_one_is_told_before_the_close() {
    try (TestPage ann = TestPage.joined(server, "large", "Ann");
        TestPage ben = TestPage.joined(server, "large", "Ben")) {
      String other = idIn(ann.next());
      String largest = offer(other, SignalingSocket.MAX_MESSAGE_BYTES);
      assertThat(largest.getBytes(StandardCharsets.UTF_8)).hasSize(65_536);

      ann.send(largest);
      assertThat(ben.next()).startsWith("{\"type\":\"description\"").hasSizeGreaterThan(65_000);
      ann.send(offer(other, SignalingSocket.MAX_MESSAGE_BYTES + 1));

      assertThat(ann.next())
          .isEqualTo(
              "{\"type\":\"error\",\"code\":\"too-large\",\"message\":\"A message may have at most 65536"
                  + " bytes, but this one has more. The connection is closed.\"}");
      assertThat(ann.closeCode()).isEqualTo(1009);
      assertThat(ben.next()).endsWith("\"reason\":\"closed\"}");
    }
  }

  @Test
  void a_message_without_end_is_cut_off() {
    try (TestPage ann = TestPage.open(server)) {
      String part = "é".repeat(10_000);

      for (int i = 0; i < 4; i++) {
        ann.socket().sendText(part, false).join();
      }

      assertThat(ann.next()).startsWith("{\"type\":\"error\",\"code\":\"too-large\"");
      assertThat(ann.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void who_sends_too_fast_is_told_and_closed() throws IOException {
    try (RawSocket ann = RawSocket.open(server)) {
      // Five times the burst in one go: a slow machine that fills the bucket up meanwhile is told.
      ann.sendTexts("{\"type\":\"ping\"}", 5_000);

      String last = ann.readText();
      while (last.equals("{\"type\":\"pong\"}")) {
        last = ann.readText();
      }
      assertThat(last)
          .isEqualTo(
              "{\"type\":\"error\",\"code\":\"too-fast\",\"message\":\"A page may send 1000 messages"
                  + " at once and 200 per second after that, but this page sent more. The connection is"
                  + " closed; look for a loop that sends.\"}");
      assertThat(ann.readCloseCode()).isEqualTo(1008);
    }
  }

  @Test
  void messages_arrive_in_the_order_in_which_each_sender_sent_them() {
    try (TestPage ann = TestPage.open(server);
        TestPage ben = TestPage.open(server)) {
      String ofAnn = idIn(ann.join("order", "Ann").next());
      String ofBen = idIn(ben.join("order", "Ben").next());
      ann.next();
      int each = 990; // with the join, within the burst that a page may send

      CompletableFuture<Void> fromAnn =
          CompletableFuture.runAsync(() -> sendCandidates(ann, ofBen, each));
      CompletableFuture<Void> fromBen =
          CompletableFuture.runAsync(() -> sendCandidates(ben, ofAnn, each));
      CompletableFuture.allOf(fromAnn, fromBen).join();

      List<Integer> inOrder = IntStream.range(0, each).boxed().toList();
      assertThat(indexesHeard(ann, each)).isEqualTo(inOrder);
      assertThat(indexesHeard(ben, each)).isEqualTo(inOrder);
    }
  }

  @Test
  void a_page_of_another_origin_is_not_let_in() throws IOException {
    String refused = RawSocket.answerTo(server, "Origin: https://elsewhere.example\r\n");
    String own = RawSocket.answerTo(server, "Origin: http://127.0.0.1:" + server.port() + "\r\n");

    assertThat(refused).startsWith("HTTP/1.1 403 ");
    assertThat(own).startsWith("HTTP/1.1 101 ");
  }

  @Test
  void no_message_is_compressed() throws IOException {
    String answer =
        RawSocket.answerTo(
            server, "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n");

    assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("extensions");
  }

  private static void sendCandidates(TestPage page, String to, int count) {
    for (int i = 0; i < count; i++) {
      page.send(
          "{\"type\":\"candidate\",\"to\":\""
              + to
              + "\",\"candidate\":{\"candidate\":\"\",\"sdpMLineIndex\":"
              + i
              + "}}");
    }
  }

  private static List<Integer> indexesHeard(TestPage page, int count) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      indexes.add(
          Integer.valueOf(page.next().replaceFirst(".*\"sdpMLineIndex\":([0-9]+).*", "$1")));
    }
    return indexes;
  }

  /** The first id of a message: of the page itself in a welcome, of the other in a joined. */
  private static String idIn(String message) {
    return message.replaceFirst(".*?\"(p[0-9]+)\".*", "$1");
  }

  private static String left(String peer, String reason) {
    return "{\"type\":\"left\",\"peer\":\"" + peer + "\",\"reason\":\"" + reason + "\"}";
  }

  private static String offer(String to, int bytes) {
    String start =
        "{\"type\":\"description\",\"to\":\""
            + to
            + "\",\"description\":{\"type\":\"offer\",\"sdp\":\"";
    return start + "a".repeat(bytes - start.length() - 3) + "\"}}";
  }
}
