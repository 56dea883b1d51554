package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.Story;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallResultTest {

  private static final CallTermination TIMED_OUT =
      new CallTermination.TimedOut(Duration.ofSeconds(20));
  private static final PeerAssessment GOOD_CALLER =
      caller(Story.connected().at(2000).frames(2, 5, 1).tone(646));
  private static final PeerAssessment GOOD_CALLEE =
      callee(Story.connected().at(2000).frames(1, 5, 1).tone(573));

  private static final CallAssessment USUAL = judged(GOOD_CALLER, GOOD_CALLEE);

  @Test
  void what_was_proven_passed() {
    CallResult callResult =
        CallResult.of(
            new CallTermination.Proven(USUAL),
            judged(GOOD_CALLER, GOOD_CALLEE),
            StarvationJudge.NONE);

    assertThat(callResult)
        .isEqualTo(
            new CallResult(
                Outcome.PASSED, "Each peer sees and hears the other.", Optional.empty()));
  }

  @Test
  void the_earliest_phase_that_broke_names_the_failure() {
    PeerAssessment waiting =
        caller(Story.begun().connection().requested().granted().described(Side.LOCAL, "offer"));
    PeerAssessment shy = callee(Story.begun().connection().requested().refused("NotAllowedError"));

    CallResult callResult = CallResult.of(TIMED_OUT, judged(waiting, shy), StarvationJudge.NONE);

    assertThat(callResult)
        .isEqualTo(
            new CallResult(
                Outcome.FAILED,
                "At the callee, getUserMedia was refused: NotAllowedError: Permission denied"
                    + " (no proof within 20 s).",
                Optional.of(FailedPhase.MEDIA)));
  }

  @Test
  void the_peer_that_could_not_go_on_is_blamed_whatever_the_other_had_come_to() {
    PeerAssessment stillLoading = caller(new Story());
    PeerAssessment missing = callee(Story.begun().loaded(404));

    CallResult callResult =
        CallResult.of(
            new CallTermination.GivenUp(PeerRole.CALLEE),
            judged(stillLoading, missing),
            StarvationJudge.NONE);

    assertThat(callResult.reason())
        .isEqualTo("At the callee, the server answered 404 for http://page/.");
  }

  @Test
  void a_video_that_stopped_between_the_proof_and_the_verdict_has_not_passed() {
    PeerAssessment frozen =
        callee(
            Story.connected()
                .at(2000)
                .frames(1, 5, 1)
                .stats(90, 5, 60)
                .at(4000)
                .stats(90, 5, 160)
                .tone(573));

    CallResult callResult =
        CallResult.of(
            new CallTermination.Proven(USUAL), judged(GOOD_CALLER, frozen), StarvationJudge.NONE);

    assertThat(callResult.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(callResult.phase()).contains(FailedPhase.RTP);
  }

  @Test
  void what_a_broken_probe_did_not_see_is_inconclusive() {
    PeerAssessment unseen =
        callee(Story.begun().and(new PageEvent.ProbeError(1, "sound", "TypeError: no processor")));

    CallResult callResult =
        CallResult.of(TIMED_OUT, judged(GOOD_CALLER, unseen), StarvationJudge.NONE);

    assertThat(callResult.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(callResult.reason())
        .isEqualTo(
            "The probe failed at the callee, so the call cannot be judged: sound: TypeError: no"
                + " processor");
  }

  @Test
  void a_dead_browser_is_inconclusive_however_good_the_call_was() {
    CallTermination died =
        new CallTermination.Died(PeerRole.CALLEE, "The browser of the callee died: killed.");

    CallResult callResult =
        CallResult.of(died, judged(GOOD_CALLER, GOOD_CALLEE), StarvationJudge.NONE);

    assertThat(callResult)
        .isEqualTo(
            new CallResult(
                Outcome.INCONCLUSIVE,
                "The browser of the callee died: killed.",
                Optional.of(FailedPhase.SESSION)));
  }

  @Test
  void a_browser_that_does_not_obey_is_inconclusive() {
    CallResult callResult =
        CallResult.of(
            new CallTermination.Unusable("timeout"),
            judged(GOOD_CALLER, GOOD_CALLEE),
            StarvationJudge.NONE);

    assertThat(callResult.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(callResult.reason()).isEqualTo("The browser could not be used: timeout");
  }

  private static CallAssessment judged(PeerAssessment... peers) {
    return new CallAssessment(
        ExpectationBasis.stated(CallExpectation.VIDEO_AND_AUDIO), List.of(peers));
  }

  private static PeerAssessment caller(Story story) {
    return of(PeerRole.CALLER, story, new PeerSignature(2, 300, 646));
  }

  private static PeerAssessment callee(Story story) {
    return of(PeerRole.CALLEE, story, new PeerSignature(1, 300, 573));
  }

  private static PeerAssessment of(PeerRole role, Story story, PeerSignature expected) {
    return PeerAssessment.of(
        role,
        story.history(),
        PeerHistory.EMPTY,
        expected,
        ExpectedMedia.VIDEO_AND_AUDIO,
        io.peerproof.proof.TimeLimits.USUAL);
  }
}
