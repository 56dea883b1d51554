package io.peerproof.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.timeline.FailedPhase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PeerJS, with its own server. */
class PeerJsIT {

  private static final String PAGE = "/peerjs/index.html?room={room}&role={role}";

  private static final Duration HOLD = Duration.ofSeconds(3);

  private static StackFolder stacks;

  @BeforeAll
  static void install() {
    stacks = StackFolder.ready();
  }

  @Test
  void video_and_audio_are_proven_in_both_directions() throws Exception {
    try (StackServer server = StackServer.node(stacks, "peerjs/server.mjs")) {
      StackCall call = StackCall.make("peerjs", StackCall.at(server.url(PAGE)));

      call.isProvenBothWays();
    }
  }

  @Test
  void a_second_connection_for_messages_does_not_disturb_the_proof() throws Exception {
    try (StackServer server = StackServer.node(stacks, "peerjs/server.mjs")) {
      String page = server.url(PAGE) + "&chat=yes";

      StackCall call = StackCall.make("peerjs-chat", StackCall.at(page).withHold(HOLD));

      call.isProvenBothWays();
    }
  }

  @Test
  void a_server_that_dies_of_the_offer_is_a_failure_of_signaling() throws Exception {
    try (StackServer server = StackServer.node(stacks, "peerjs/server.mjs", "--die-of=OFFER")) {
      StackCall call = StackCall.make("peerjs-dies", StackCall.at(server.url(PAGE), ""));

      assertThat(server.runs()).isFalse();
      call.failsForItsSocket(StackCall.ANSWER_LOST);
    }
  }

  @Test
  void a_server_that_is_not_where_the_pages_look_is_a_failure_of_signaling() throws Exception {
    try (StackServer server = StackServer.node(stacks, "peerjs/server.mjs")) {
      String page = server.url(PAGE) + "&path=/nowhere";

      StackCall call = StackCall.make("peerjs-nowhere", StackCall.at(page, ""));

      call.failsForItsSocket(StackCall.OFFER_LOST);
    }
  }

  @Test
  void a_camera_that_the_callee_switched_off_is_black_at_the_caller() throws Exception {
    try (StackServer server = StackServer.node(stacks, "peerjs/server.mjs")) {
      StackCall call =
          StackCall.make("peerjs-camera-off", StackCall.at(server.url(PAGE), "&fault=camera-off"));

      call.failsAt(FailedPhase.MEDIA, StackCall.black("#remote"))
          .sees(PeerRole.CALLER, VideoVerdict.BLACK, AudioVerdict.HEARD)
          .sees(PeerRole.CALLEE, VideoVerdict.PLAYING, AudioVerdict.HEARD);
    }
  }
}
