package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings.Timing;
import io.peerproof.event.ConnectionEvent.DescriptionSet;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.ElementEvent.VideoSample;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PeerRole;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.AudioVerdict;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.Story;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.OneWayPolicy;
import io.peerproof.proof.expectation.PeerSignature;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The judgement of pages that receive their own media. */
class LoopbackTest {

  private static final Map<PeerRole, PeerSignature> SIGNATURES =
      Map.of(
          PeerRole.CALLER, new PeerSignature(1, 300, 573),
          PeerRole.CALLEE, new PeerSignature(2, 300, 646));

  @Test
  void a_page_that_receives_its_own_media_passes_and_is_not_called_a_call_of_two() {
    CallAssessment assessment = judged(receiving(1, 573), receiving(2, 646));

    CallResult result =
        CallResult.of(new CallTermination.Proven(assessment), assessment, StarvationJudge.NONE);

    assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(result.reason())
        .isEqualTo(
            "Each page receives its own media over a connection: the caller video and audio, the"
                + " callee video and audio. In each of the two browsers, this was the page's own"
                + " loopback, not a call between two peers.");
  }

  @Test
  void media_that_come_back_from_outside_of_the_page_are_called_an_echo() {
    Story caller =
        receiving(1, 573)
            .and(described(Side.LOCAL, "offer", "a=fingerprint:sha-256 AA"))
            .and(described(Side.REMOTE, "answer", "a=fingerprint:sha-256 CC"));
    CallAssessment assessment = judged(caller, receiving(2, 646));

    assertThat(
            CallResult.of(new CallTermination.Proven(assessment), assessment, StarvationJudge.NONE)
                .reason())
        .endsWith(
            " In each of the two browsers, this was an echo from outside of the page, not a call"
                + " between two peers.");
  }

  private static DescriptionSet described(Side side, String kind, String sdp) {
    return new DescriptionSet(1050, "pc1", side, kind, 1045, sdp);
  }

  @Test
  void a_page_is_expected_to_receive_what_it_sends_itself() {
    Story audioOnly =
        receiving(1, 573).and(new TrackEvent.Added(1020, "pc1", "own-audio", MediaKind.AUDIO));
    Story both =
        receiving(2, 646)
            .and(new TrackEvent.Added(1020, "pc1", "own-audio", MediaKind.AUDIO))
            .and(new TrackEvent.Added(1020, "pc1", "own-video", MediaKind.VIDEO));

    CallAssessment assessment = judged(audioOnly, both);

    assertThat(assessment.basis().caller()).isEqualTo(new ExpectedMedia(1, true, false));
    assertThat(assessment.basis().because())
        .contains(
            "The callee is expected to receive its own video and audio: it added those tracks.",
            "Each page is expected to receive its own media over a connection (--loopback).");
  }

  @Test
  void a_view_of_the_own_camera_is_nothing_that_came_back() {
    Story preview = Story.connected().at(3000);
    for (int counter = 1; counter <= 10; counter++) {
      preview.at(3000 + 33 * counter).ownPreviewFrame(1, counter);
    }

    PeerAssessment caller = judged(preview, receiving(2, 646)).pairs().get(0);

    assertThat(caller.video().verdict()).isEqualTo(VideoVerdict.NO_FRAMES);
    assertThat(caller.audio().verdict()).isEqualTo(AudioVerdict.NO_PACKETS);
  }

  @Test
  void a_view_of_the_own_camera_with_the_id_of_the_received_track_did_not_come_back() {
    Story preview = Story.connected().at(3000).stats(100, 100, 0);
    for (int counter = 1; counter <= 10; counter++) {
      preview.and(
          new VideoSample(
              3000 + 33 * counter,
              "video1",
              "remote-video",
              false,
              counter,
              640,
              480,
              1,
              counter,
              120,
              true));
    }

    PeerAssessment caller = judged(preview, receiving(2, 646)).pairs().get(0);

    assertThat(caller.video().verdict()).isEqualTo(VideoVerdict.NOT_RENDERED);
  }

  @Test
  void media_of_the_other_browser_are_the_wrong_source() {
    PeerAssessment caller = judged(receiving(2, 646), receiving(1, 573)).pairs().get(0);

    assertThat(caller.video().verdict()).isEqualTo(VideoVerdict.WRONG_SOURCE);
    assertThat(caller.audio().verdict()).isEqualTo(AudioVerdict.WRONG_SOURCE);
  }

  private static Story receiving(int peer, double hz) {
    return Story.connected().at(3000).frames(peer, 10, 20).at(3000).tone(hz);
  }

  private static CallAssessment judged(Story caller, Story callee) {
    ProofCriteria criteria =
        new ProofCriteria(
                Optional.empty(),
                PeerRole.of(2),
                SIGNATURES::get,
                new Timing(Duration.ofSeconds(20), Duration.ZERO),
                OneWayPolicy.INFERRED)
            .in(CallTopology.LOOPBACK);
    return CallJudge.judge(criteria, TimeLimits.USUAL, caller.history(), callee.history());
  }
}
