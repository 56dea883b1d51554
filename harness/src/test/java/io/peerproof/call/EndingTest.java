package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.PageEvent;
import io.peerproof.event.Role;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.Story;
import io.peerproof.proof.expectation.Basis;
import io.peerproof.proof.expectation.Expect;
import io.peerproof.proof.expectation.Expectation;
import io.peerproof.proof.expectation.Incoming;
import io.peerproof.timeline.FailedPhase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {

  private static final CallEnd TIMED_OUT = new CallEnd.TimedOut(Duration.ofSeconds(20));
  private static final PeerVerdicts GOOD_CALLER =
      caller(Story.connected().at(2000).frames(2, 5, 1).tone(646));
  private static final PeerVerdicts GOOD_CALLEE =
      callee(Story.connected().at(2000).frames(1, 5, 1).tone(573));

  private static final Judgement USUAL = judged(GOOD_CALLER, GOOD_CALLEE);

  @Test
  void what_was_proven_passed() {
    Ending ending =
        Ending.of(new CallEnd.Proven(USUAL), judged(GOOD_CALLER, GOOD_CALLEE), HostBlame.NONE);

    assertThat(ending)
        .isEqualTo(
            new Ending(Outcome.PASSED, "Each peer sees and hears the other.", Optional.empty()));
  }

  @Test
  void the_earliest_phase_that_broke_names_the_failure() {
    PeerVerdicts waiting =
        caller(Story.begun().connection().requested().granted().described(Side.LOCAL, "offer"));
    PeerVerdicts shy = callee(Story.begun().connection().requested().refused("NotAllowedError"));

    Ending ending = Ending.of(TIMED_OUT, judged(waiting, shy), HostBlame.NONE);

    assertThat(ending)
        .isEqualTo(
            new Ending(
                Outcome.FAILED,
                "At the callee, getUserMedia was refused: NotAllowedError: Permission denied"
                    + " (no proof within 20000 ms).",
                Optional.of(FailedPhase.MEDIA)));
  }

  @Test
  void the_peer_that_could_not_go_on_is_blamed_whatever_the_other_had_come_to() {
    PeerVerdicts stillLoading = caller(new Story());
    PeerVerdicts missing = callee(Story.begun().loaded(404));

    Ending ending =
        Ending.of(new CallEnd.GivenUp(Role.CALLEE), judged(stillLoading, missing), HostBlame.NONE);

    assertThat(ending.reason())
        .isEqualTo("At the callee, the server answered 404 for http://page/.");
  }

  @Test
  void a_picture_that_stopped_between_the_proof_and_the_verdict_has_not_passed() {
    PeerVerdicts frozen =
        callee(
            Story.connected()
                .at(2000)
                .frames(1, 5, 1)
                .stats(90, 5, 60)
                .at(4000)
                .stats(90, 5, 160)
                .tone(573));

    Ending ending =
        Ending.of(new CallEnd.Proven(USUAL), judged(GOOD_CALLER, frozen), HostBlame.NONE);

    assertThat(ending.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ending.phase()).contains(FailedPhase.RTP);
  }

  @Test
  void what_a_broken_probe_did_not_see_is_inconclusive() {
    PeerVerdicts unseen =
        callee(Story.begun().and(new PageEvent.ProbeError(1, "sound", "TypeError: no processor")));

    Ending ending = Ending.of(TIMED_OUT, judged(GOOD_CALLER, unseen), HostBlame.NONE);

    assertThat(ending.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending.reason())
        .isEqualTo(
            "The probe failed at the callee, so the call cannot be judged: sound: TypeError: no"
                + " processor");
  }

  @Test
  void a_dead_browser_is_inconclusive_however_good_the_call_was() {
    CallEnd died = new CallEnd.Died(Role.CALLEE, "The browser of the callee died: killed.");

    Ending ending = Ending.of(died, judged(GOOD_CALLER, GOOD_CALLEE), HostBlame.NONE);

    assertThat(ending)
        .isEqualTo(
            new Ending(
                Outcome.INCONCLUSIVE,
                "The browser of the callee died: killed.",
                Optional.of(FailedPhase.SESSION)));
  }

  @Test
  void a_browser_that_does_not_obey_is_inconclusive() {
    Ending ending =
        Ending.of(
            new CallEnd.Unusable("timeout"), judged(GOOD_CALLER, GOOD_CALLEE), HostBlame.NONE);

    assertThat(ending.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending.reason()).isEqualTo("The browser could not be used: timeout");
  }

  private static Judgement judged(PeerVerdicts... peers) {
    return new Judgement(Basis.stated(Expect.VIDEO_AND_AUDIO), List.of(peers));
  }

  private static PeerVerdicts caller(Story story) {
    return of(Role.CALLER, story, new Expectation(2, 300, 646));
  }

  private static PeerVerdicts callee(Story story) {
    return of(Role.CALLEE, story, new Expectation(1, 300, 573));
  }

  private static PeerVerdicts of(Role role, Story story, Expectation expected) {
    return PeerVerdicts.of(
        role,
        story.events(),
        List.of(),
        expected,
        Incoming.PICTURE_AND_SOUND,
        io.peerproof.proof.TimeLimits.USUAL);
  }
}
