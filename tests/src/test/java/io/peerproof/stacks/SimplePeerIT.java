package io.peerproof.stacks;

import io.peerproof.call.CallSettings;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.server.ServerOptions;
import io.peerproof.timeline.FailedPhase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** simple-peer, with signals over Peerproof's own relay. */
class SimplePeerIT {

  private static final String PAGE = "/stacks/simple-peer/index.html?room={room}&role={role}";

  private static StackFolder stacks;

  @BeforeAll
  static void install() {
    stacks = StackFolder.ready();
  }

  @Test
  void video_and_audio_are_proven_in_both_directions() throws Exception {
    StackCall call = StackCall.make("simple-peer", served(StackCall.at(PAGE)));

    call.isProvenBothWays();
  }

  @Test
  void a_relay_that_is_cut_off_at_the_offer_is_a_failure_of_signaling() throws Exception {
    StackCall call =
        StackCall.make("simple-peer-cut-off", served(StackCall.at(PAGE, "&fault=cut-off")));

    call.failsAt(FailedPhase.SIGNALING, StackCall.NO_ANSWER);
  }

  @Test
  void a_stream_that_the_callee_never_gives_to_its_peer_is_no_track_at_the_caller()
      throws Exception {
    StackCall call =
        StackCall.make("simple-peer-no-stream", served(StackCall.at(PAGE, "&fault=no-stream")));

    call.failsAt(FailedPhase.SIGNALING, StackCall.NO_TRACK)
        .sees(PeerRole.CALLER, VideoVerdict.NO_TRACK, AudioVerdict.NO_TRACK)
        .sees(PeerRole.CALLEE, VideoVerdict.PLAYING, AudioVerdict.HEARD);
  }

  private static CallSettings served(CallSettings settings) {
    return settings.withServer(ServerOptions.defaults().withPages(stacks.folder(), "/stacks"));
  }
}
