package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings.Timing;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.Story;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallMonitorTest {

  private static final Map<PeerRole, PeerSignature> EXPECTED =
      Map.of(
          PeerRole.CALLER,
          new PeerSignature(2, 300, 646),
          PeerRole.CALLEE,
          new PeerSignature(1, 300, 573));

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Map<PeerRole, PeerHistory> events = new EnumMap<>(PeerRole.class);
  private Duration calleesSilence = Duration.ZERO;
  private Optional<CallTermination.Died> death = Optional.empty();
  private long nanos;
  private final FakeHost host = new FakeHost();

  private final CallMonitor watch = watch(Duration.ZERO);
  private final CallMonitor holding = watch(Duration.ofSeconds(5));

  private CallMonitor watch(Duration hold) {
    return new CallMonitor(
        new CallMonitor.ProofCriteria(
            Optional.of(CallExpectation.VIDEO_AND_AUDIO), EXPECTED::get, new Timing(TIMEOUT, hold)),
        this::heard,
        () -> death,
        () -> nanos,
        host);
  }

  @Test
  void a_call_is_proven_when_both_see_and_hear() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));

    assertThat(watch.get()).contains(new CallTermination.Proven(watch.judgement()));
  }

  @Test
  void a_call_in_which_one_sees_and_hears_goes_on() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, Story.connected());

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_call_in_which_one_sees_himself_goes_on() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, Story.connected().at(2000).frames(2, 9, 1).tone(573));

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_page_has_a_while_to_do_something_about_a_refusal() {
    tell(PeerRole.CALLER, Story.begun().requested().refused("NotAllowedError"));
    tell(PeerRole.CALLEE, Story.begun());
    assertThat(watch.get()).isEmpty();

    nanos += CallMonitor.GRACE.toNanos();
    assertThat(watch.get()).isEmpty();

    nanos += 1;
    assertThat(watch.get()).contains(new CallTermination.GivenUp(PeerRole.CALLER));
  }

  @Test
  void the_while_begins_anew_when_the_page_did_something() {
    Story caller = Story.begun().requested().refused("NotAllowedError");
    tell(PeerRole.CALLER, caller);
    tell(PeerRole.CALLEE, Story.begun());
    watch.get();
    nanos += CallMonitor.GRACE.toNanos();
    tell(PeerRole.CALLER, caller.requested());
    watch.get();
    tell(PeerRole.CALLER, caller.refused("NotAllowedError"));

    nanos += Duration.ofMillis(1).toNanos();

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_page_that_is_not_there_ends_the_call_at_once() {
    tell(PeerRole.CALLER, Story.begun());
    tell(PeerRole.CALLEE, Story.begun().loaded(404));

    assertThat(watch.get()).contains(new CallTermination.GivenUp(PeerRole.CALLEE));
  }

  @Test
  void a_death_comes_before_everything() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    death =
        Optional.of(new CallTermination.Died(PeerRole.CALLER, "The browser of the caller died."));

    assertThat(watch.get()).isEqualTo(death);
  }

  @Test
  void a_peer_that_has_fallen_silent_is_not_known_to_go_on() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    calleesSilence = CallMonitor.LONGEST_SILENCE.plusMillis(1);

    assertThat(watch.get()).isEmpty();
    nanos += TIMEOUT.toNanos();
    assertThat(watch.get())
        .contains(
            new CallTermination.Unusable(
                "the page of the callee has reported nothing for 1501 ms: it hangs"));
  }

  @Test
  void a_page_without_a_connection_may_be_silent() {
    tell(PeerRole.CALLER, Story.begun());
    tell(PeerRole.CALLEE, Story.begun());
    calleesSilence = Duration.ofSeconds(9);

    nanos += TIMEOUT.toNanos();
    assertThat(watch.get()).contains(new CallTermination.TimedOut(TIMEOUT));
  }

  @Test
  void a_page_that_went_elsewhere_after_it_was_proven_is_not_good() {
    tell(
        PeerRole.CALLER,
        seeing(2, 646).at(2010).and(new PageEvent.DocumentStarted(2010, "x", false)));
    tell(PeerRole.CALLEE, seeing(1, 573));

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_page_that_closed_its_connection_after_it_was_proven_is_not_good() {
    tell(PeerRole.CALLER, seeing(2, 646).at(2010).closed());
    tell(PeerRole.CALLEE, seeing(1, 573));

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_proof_that_is_to_stand_is_looked_at_until_it_has() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    assertThat(holding.get()).isEmpty();

    nanos += Duration.ofSeconds(5).toNanos();

    assertThat(holding.get()).contains(new CallTermination.Proven(holding.judgement()));
  }

  @Test
  void a_proof_that_broke_for_longer_than_a_while_is_over_before_its_time() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    holding.get();
    tell(PeerRole.CALLEE, Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(holding.get()).isEmpty();
    nanos += CallMonitor.GRACE.toNanos() + 1;

    assertThat(holding.get())
        .contains(new CallTermination.Broke(holding.judgement(), Duration.ofSeconds(1)));
  }

  @Test
  void a_proof_that_broke_and_mended_stands() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    holding.get();
    tell(PeerRole.CALLEE, Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9));
    nanos += Duration.ofMillis(4800).toNanos();
    assertThat(holding.get()).isEmpty();
    tell(PeerRole.CALLEE, seeing(1, 573));
    nanos += Duration.ofSeconds(1).toNanos();

    assertThat(holding.get()).contains(new CallTermination.Proven(holding.judgement()));
  }

  @Test
  void two_short_breaks_are_no_long_one() {
    Story broken = Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9);
    tell(PeerRole.CALLER, seeing(2, 646));
    for (Story callee : List.of(seeing(1, 573), broken, seeing(1, 573), broken)) {
      tell(PeerRole.CALLEE, callee);
      nanos += Duration.ofSeconds(1).toNanos();

      assertThat(holding.get()).isEmpty();
    }
  }

  @Test
  void a_proof_is_good_only_when_it_ends_good() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    holding.get();
    tell(PeerRole.CALLEE, Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9));

    nanos += Duration.ofSeconds(6).toNanos();

    assertThat(holding.get()).isEmpty();
  }

  @Test
  void a_peer_that_gets_nothing_at_all_any_more_waits_for_the_word_of_ice() {
    Story gone = Story.connected().at(2000).frames(1, 5, 1).tone(573).stats(90, 5, 60);
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, gone);
    holding.get();
    tell(PeerRole.CALLEE, gone.at(3500).stats(90, 5, 60));
    holding.get();
    nanos += CallMonitor.GRACE.toNanos() + 1;
    assertThat(holding.get()).isEmpty();

    tell(
        PeerRole.CALLEE,
        gone.at(6000).stats(90, 5, 60).state(Machine.ICE_CONNECTION, "disconnected"));

    assertThat(holding.get())
        .contains(new CallTermination.Broke(holding.judgement(), Duration.ZERO));
  }

  private CallMonitor.PeerActivity heard(PeerRole role) {
    return new CallMonitor.PeerActivity(
        events.get(role), role == PeerRole.CALLEE ? calleesSilence : Duration.ZERO);
  }

  private void tell(PeerRole role, Story story) {
    events.put(role, story.history());
  }

  private static Story seeing(int peer, double toneHz) {
    return Story.connected().at(2000).frames(peer, 5, 1).tone(toneHz);
  }
}
