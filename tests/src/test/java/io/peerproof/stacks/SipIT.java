package io.peerproof.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.browser.download.KamailioProgram;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.timeline.FailedPhase;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JsSIP, with Kamailio as its registrar and proxy: SIP over WebSocket. */
class SipIT {

  private static final String PAGE = "/sip/index.html?room={room}&role={role}";

  private static final Duration HOLD = Duration.ofSeconds(4);

  private static StackFolder stacks;
  private static KamailioProgram kamailio;

  @BeforeAll
  static void install() throws IOException {
    stacks = StackFolder.ready();
    kamailio = KamailioProgram.find();
  }

  @Test
  void video_and_audio_are_proven_in_both_directions() throws Exception {
    try (StackServer server = kamailio("")) {
      StackCall call = StackCall.make("sip", StackCall.at(server.url(PAGE)));

      call.isProvenBothWays();
    }
  }

  @Test
  void a_new_offer_with_an_ice_restart_in_mid_call_does_not_disturb_the_proof() throws Exception {
    try (StackServer server = kamailio("")) {
      String page = server.url(PAGE);

      StackCall call =
          StackCall.make(
              "sip-renegotiated",
              StackCall.at(page)
                  .with(PeerRole.CALLER, peer -> peer.withPage(page + "&fault=renegotiate"))
                  .withHold(HOLD));

      call.isProvenBothWays();
    }
  }

  @Test
  void a_callee_that_puts_the_call_on_hold_is_black_at_the_caller() throws Exception {
    try (StackServer server = kamailio("")) {
      StackCall call =
          StackCall.make(
              "sip-on-hold", StackCall.at(server.url(PAGE), "&fault=hold").withHold(HOLD));

      call.failsAt(FailedPhase.MEDIA, StackCall.black("#remote"));
    }
  }

  @Test
  void a_server_that_dies_of_the_invite_is_a_failure_of_signaling() throws Exception {
    try (StackServer server = kamailio("--die-of=INVITE")) {
      StackCall call = StackCall.make("sip-dies", StackCall.at(server.url(PAGE), ""));

      assertThat(server.said()).contains("Kamailio ended");
      call.failsForItsSocket(StackCall.ANSWER_LOST);
    }
  }

  @Test
  void a_callee_that_declines_is_a_failure_of_signaling() throws Exception {
    try (StackServer server = kamailio("")) {
      StackCall call =
          StackCall.make("sip-declined", StackCall.at(server.url(PAGE), "&fault=decline"));

      call.failsAt(FailedPhase.SIGNALING, StackCall.NO_ANSWER);
    }
  }

  @Test
  void a_camera_that_the_callee_switched_off_is_black_at_the_caller() throws Exception {
    try (StackServer server = kamailio("")) {
      StackCall call =
          StackCall.make("sip-camera-off", StackCall.at(server.url(PAGE), "&fault=camera-off"));

      call.failsAt(FailedPhase.MEDIA, StackCall.black("#remote"))
          .sees(PeerRole.CALLER, VideoVerdict.BLACK, AudioVerdict.HEARD)
          .sees(PeerRole.CALLEE, VideoVerdict.PLAYING, AudioVerdict.HEARD);
    }
  }

  private static StackServer kamailio(String sabotage) {
    return StackServer.node(
        stacks,
        "sip/server.mjs",
        "--kamailio=" + kamailio.program(),
        "--modules=" + kamailio.modules(),
        "--libraries=" + kamailio.environment().get("LD_LIBRARY_PATH"),
        sabotage);
  }
}
