package io.peerproof.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.timeline.FailedPhase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page that signals over Socket.IO. */
class SocketIoIT {

  private static final String PAGE = "/socket-io/index.html?room={room}&role={role}";

  private static StackFolder stacks;

  @BeforeAll
  static void install() {
    stacks = StackFolder.ready();
  }

  @Test
  void video_and_audio_are_proven_in_both_directions() throws Exception {
    try (StackServer server = StackServer.node(stacks, "socket-io/server.mjs")) {
      StackCall call = StackCall.make("socket-io", StackCall.at(server.url(PAGE)));

      call.isProvenBothWays();
    }
  }

  @Test
  void a_server_that_dies_of_the_offer_is_a_failure_of_signaling() throws Exception {
    try (StackServer server = StackServer.node(stacks, "socket-io/server.mjs", "--die-of=offer")) {
      StackCall call = StackCall.make("socket-io-dies", StackCall.at(server.url(PAGE), ""));

      assertThat(server.runs()).isFalse();
      call.failsForItsSocket(StackCall.ANSWER_LOST);
    }
  }

  @Test
  void a_server_that_dies_of_the_answer_is_a_failure_of_signaling() throws Exception {
    try (StackServer server = StackServer.node(stacks, "socket-io/server.mjs", "--die-of=answer")) {
      StackCall call = StackCall.make("socket-io-no-answer", StackCall.at(server.url(PAGE), ""));

      assertThat(server.runs()).isFalse();
      call.failsForItsSocket(StackCall.ANSWER_LOST);
    }
  }

  @Test
  void a_camera_that_the_callee_never_adds_is_no_track_at_the_caller() throws Exception {
    try (StackServer server = StackServer.node(stacks, "socket-io/server.mjs")) {
      StackCall call =
          StackCall.make("socket-io-no-video", StackCall.at(server.url(PAGE), "&fault=no-video"));

      call.failsAt(FailedPhase.SIGNALING, StackCall.NO_TRACK)
          .sees(PeerRole.CALLER, VideoVerdict.NO_TRACK, AudioVerdict.HEARD)
          .sees(PeerRole.CALLEE, VideoVerdict.PLAYING, AudioVerdict.HEARD);
    }
  }
}
