package io.peerproof.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.TrackEvent;
import org.junit.jupiter.api.Test;

class PeerEventJsonTest {

  @Test
  void a_message_is_its_number_and_a_typed_event() {
    PeerEventJson.Numbered message =
        PeerEventJson.read(
            """
            12 {"type":"state","atMs":1763.25,"pc":"pc1","machine":"ICE_CONNECTION","value":"checking"}""");

    assertThat(message)
        .isEqualTo(
            new PeerEventJson.Numbered(
                12,
                new ConnectionEvent.StateChanged(
                    1763.25, "pc1", ConnectionEvent.Machine.ICE_CONNECTION, "checking")));
  }

  @Test
  void what_the_probe_does_not_know_is_null() {
    PeerEventJson.Numbered message =
        PeerEventJson.read(
            """
            1 {"type":"candidate-gathered","atMs":1,"pc":"pc1","candidate":null}""");

    assertThat(message.event()).isEqualTo(new ConnectionEvent.CandidateGathered(1, "pc1", null));
  }

  @Test
  void the_kind_of_a_track_is_the_specification_s_word() {
    PeerEventJson.Numbered message =
        PeerEventJson.read(
            """
            1 {"type":"track-stopped","atMs":1,"track":"camera","kind":"video"}""");

    assertThat(message.event()).isEqualTo(new TrackEvent.Stopped(1, "camera", MediaKind.VIDEO));
    assertThat(MediaKind.AUDIO).hasToString("audio");
  }

  @Test
  void the_query_of_a_socket_which_may_hold_a_token_is_not_kept() {
    PeerEventJson.Numbered message =
        PeerEventJson.read(
            """
            1 {"type":"socket-closed","atMs":1,"url":"wss://host/peers?token=s3cret","opened":true,"code":1006,"reason":"","clean":false}""");

    assertThat(((PageEvent.SocketClosed) message.event()).url()).isEqualTo("wss://host/peers");
  }

  @Test
  void a_secret_that_is_a_word_of_the_protocol_or_a_number_hides_no_event() {
    PeerEventJson.Numbered message =
        PeerEventJson.read(
            """
            1 {"type":"track-stopped","atMs":100,"track":"camera","kind":"video"}""",
            text -> text.replace("track", "***").replace("100", "***").replace("video", "***"));

    assertThat(message.event()).isEqualTo(new TrackEvent.Stopped(100, "camera", MediaKind.VIDEO));
  }

  @Test
  void anything_else_is_refused_with_its_text() {
    assertThatThrownBy(() -> PeerEventJson.read("12 {\"type\":\"never-heard-of\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a message of the probe: 12 {\"type\":\"never-heard-of\"}");
    assertThatThrownBy(() -> PeerEventJson.read("hello"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a message of the probe: hello");
  }
}
