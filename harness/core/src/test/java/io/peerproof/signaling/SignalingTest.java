package io.peerproof.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignalingTest {

  private static final String HANGUP = "{\"type\":\"hangup\",\"to\":\"%s\"}";

  private final AtomicLong nanos = new AtomicLong();
  private final Signaling signaling = Signaling.create(2, nanos::get);
  private final RecordingOutbox ann = new RecordingOutbox();
  private final RecordingOutbox ben = new RecordingOutbox();
  private final SignalingConnection annConnection = signaling.connect(ann, List.of());
  private final SignalingConnection benConnection = signaling.connect(ben, List.of());

  @Test
  void who_joins_is_welcomed_and_told_who_is_there_and_what_to_use() {
    SignalingConnection cho =
        signaling.connect(
            ben,
            List.of(
                IceServer.stun("stun:192.0.2.1:3478"),
                IceServer.turn("turn:192.0.2.1", "ann", "secret")));
    join(annConnection, "blue", "Ann");

    join(cho, "blue", "Cho");

    assertThat(ben.sent())
        .containsExactly(
            "{\"type\":\"welcome\",\"self\":\"p2\",\"room\":\"blue\",\"capacity\":2,"
                + "\"peers\":[{\"id\":\"p1\",\"name\":\"Ann\"}],"
                + "\"iceServers\":[{\"urls\":[\"stun:192.0.2.1:3478\"]},"
                + "{\"urls\":[\"turn:192.0.2.1\"],\"username\":\"ann\",\"credential\":\"secret\"}]}");
    assertThat(ann.sent())
        .containsExactly(
            "{\"type\":\"welcome\",\"self\":\"p1\",\"room\":\"blue\",\"capacity\":2,\"peers\":[],"
                + "\"iceServers\":[]}",
            "{\"type\":\"joined\",\"peer\":{\"id\":\"p2\",\"name\":\"Cho\"}}");
  }

  @Test
  void a_peer_without_a_name_is_shown_under_its_id() {
    join(annConnection, "blue", "Ann");
    ann.takeSent();

    benConnection.receive("{\"type\":\"join\",\"room\":\"blue\"}");

    assertThat(ann.sent())
        .containsExactly("{\"type\":\"joined\",\"peer\":{\"id\":\"p2\",\"name\":\"p2\"}}");
  }

  @Test
  void a_message_goes_to_the_peer_that_it_names() {
    bothJoin();

    annConnection.receive(
        "{\"type\":\"description\",\"to\":\"p2\",\"description\":{\"type\":\"offer\",\"sdp\":\"s\"}}");
    annConnection.receive("{\"type\":\"candidate\",\"to\":\"p2\",\"candidate\":null}");
    annConnection.receive("{\"type\":\"hangup\",\"to\":\"p2\",\"reason\":\"ended\"}");

    assertThat(ben.sent())
        .containsExactly(
            "{\"type\":\"description\",\"from\":\"p1\","
                + "\"description\":{\"type\":\"offer\",\"sdp\":\"s\"}}",
            "{\"type\":\"candidate\",\"from\":\"p1\",\"candidate\":null}",
            "{\"type\":\"hangup\",\"from\":\"p1\",\"reason\":\"ended\"}");
    assertThat(ann.sent()).isEmpty();
  }

  @Test
  void an_id_of_another_room_is_unknown() {
    join(annConnection, "blue", "Ann");
    join(benConnection, "red", "Ben");
    ann.takeSent();
    ben.takeSent();

    annConnection.receive(HANGUP.formatted("p2"));

    assertThat(ann.sent())
        .containsExactly(
            error(
                "unknown-peer",
                "No peer in room \\\"blue\\\" has the id \\\"p2\\\". The peer may have left."));
    assertThat(ben.sent()).isEmpty();
  }

  @Test
  void nobody_sends_to_itself() {
    bothJoin();

    annConnection.receive(HANGUP.formatted("p1"));

    assertThat(ann.sent())
        .containsExactly(
            error("unknown-peer", "\\\"p1\\\" is your own id. Send to another peer of the room."));
  }

  @Test
  void a_ping_is_answered_without_a_room() {
    annConnection.receive("{\"type\":\"ping\"}");

    assertThat(ann.sent()).containsExactly("{\"type\":\"pong\"}");
  }

  @Test
  void before_a_welcome_there_is_nothing_to_leave_and_nobody_to_send_to() {
    annConnection.receive("{\"type\":\"leave\"}");
    annConnection.receive(HANGUP.formatted("p2"));

    String refusal =
        error(
            "not-joined",
            "You are in no room. Send {\\\"type\\\":\\\"join\\\",\\\"room\\\":\\\"…\\\"} first.");
    assertThat(ann.sent()).containsExactly(refusal, refusal);
  }

  @Test
  void a_second_join_needs_a_leave_first() {
    join(annConnection, "blue", "Ann");
    ann.takeSent();

    join(annConnection, "red", "Ann");

    assertThat(ann.sent())
        .containsExactly(
            error(
                "already-joined",
                "You are already in room \\\"blue\\\" as p1. Send {\\\"type\\\":\\\"leave\\\"}"
                    + " before you join again."));
  }

  @Test
  void who_leaves_and_joins_again_is_somebody_new() {
    bothJoin();

    annConnection.receive("{\"type\":\"leave\"}");
    join(annConnection, "blue", "Ann");

    assertThat(ben.sent())
        .containsExactly(
            "{\"type\":\"left\",\"peer\":\"p1\",\"reason\":\"left\"}",
            "{\"type\":\"joined\",\"peer\":{\"id\":\"p3\",\"name\":\"Ann\"}}");
  }

  @Test
  void the_third_is_refused_in_a_room_of_two_and_can_join_when_one_left() {
    bothJoin();
    RecordingOutbox cho = new RecordingOutbox();
    SignalingConnection choConnection = signaling.connect(cho, List.of());

    join(choConnection, "blue", "Cho");
    benConnection.receive("{\"type\":\"leave\"}");
    join(choConnection, "blue", "Cho");

    assertThat(cho.sent())
        .containsExactly(
            error(
                "room-full",
                "Room \\\"blue\\\" is full: 2 of 2 places are taken. Choose another room, or wait"
                    + " until a peer leaves."),
            "{\"type\":\"welcome\",\"self\":\"p3\",\"room\":\"blue\",\"capacity\":2,"
                + "\"peers\":[{\"id\":\"p1\",\"name\":\"Ann\"}],\"iceServers\":[]}");
  }

  @Test
  void a_departure_is_announced_once_with_its_first_reason() {
    bothJoin();

    annConnection.disconnected(LeaveReason.TIMEOUT);
    annConnection.disconnected(LeaveReason.CLOSED);

    assertThat(ben.sent())
        .containsExactly("{\"type\":\"left\",\"peer\":\"p1\",\"reason\":\"timeout\"}");
  }

  @Test
  void a_join_that_was_on_its_way_when_the_socket_closed_leaves_no_ghost() {
    annConnection.disconnected(LeaveReason.CLOSED);

    join(annConnection, "blue", "Ann");

    assertThat(signaling.roomCount()).isZero();
  }

  @Test
  void an_empty_room_vanishes() {
    bothJoin();

    annConnection.receive("{\"type\":\"leave\"}");
    benConnection.disconnected(LeaveReason.CLOSED);

    assertThat(signaling.roomCount()).isZero();
  }

  @Test
  void who_sends_too_fast_is_told_and_closed_and_the_others_hear_of_it() {
    bothJoin();

    for (int i = 0; i < RateLimit.BURST; i++) {
      annConnection.receive("{\"type\":\"ping\"}");
    }

    // The join took one of the burst.
    assertThat(ann.sent()).hasSize(RateLimit.BURST + 1);
    assertThat(ann.sent())
        .endsWith(
            error(
                "too-fast",
                "A page may send 1000 messages at once and 200 per second after that, but this page"
                    + " sent more. The connection is closed; look for a loop that sends."),
            "closed 1008 too-fast");
    assertThat(ben.sent())
        .containsExactly("{\"type\":\"left\",\"peer\":\"p1\",\"reason\":\"closed\"}");
  }

  @Test
  void the_rate_is_made_up_for_by_waiting() {
    for (int i = 0; i < RateLimit.BURST; i++) {
      annConnection.receive("{\"type\":\"ping\"}");
    }
    nanos.addAndGet(1_000_000_000L / RateLimit.PER_SECOND);

    annConnection.receive("{\"type\":\"ping\"}");

    assertThat(ann.sent()).hasSize(RateLimit.BURST + 1).containsOnly("{\"type\":\"pong\"}");
  }

  @Test
  void who_sends_too_much_is_told_and_closed() {
    bothJoin();

    annConnection.receiveTooLarge(65_536);
    annConnection.receive("{\"type\":\"ping\"}");

    assertThat(ann.sent())
        .containsExactly(
            error(
                "too-large",
                "A message may have at most 65536 bytes, but this one has more. The connection is closed."),
            "closed 1009 too-large");
    assertThat(ben.sent())
        .containsExactly("{\"type\":\"left\",\"peer\":\"p1\",\"reason\":\"closed\"}");
  }

  @Test
  void a_room_for_nobody_makes_no_sense() {
    assertThatThrownBy(() -> Signaling.create(0, nanos::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A room needs a capacity of at least 1, not 0.");
  }

  private void bothJoin() {
    join(annConnection, "blue", "Ann");
    join(benConnection, "blue", "Ben");
    ann.takeSent();
    ben.takeSent();
  }

  private static void join(SignalingConnection connection, String room, String name) {
    connection.receive("{\"type\":\"join\",\"room\":\"" + room + "\",\"name\":\"" + name + "\"}");
  }

  private static String error(String code, String message) {
    return "{\"type\":\"error\",\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
  }
}
