package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings.Timing;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerEvent;
import io.peerproof.event.Role;
import io.peerproof.proof.Story;
import io.peerproof.proof.expectation.Expect;
import io.peerproof.proof.expectation.Expectation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallWatchTest {

  private static final Map<Role, Expectation> EXPECTED =
      Map.of(Role.CALLER, new Expectation(2, 300, 646), Role.CALLEE, new Expectation(1, 300, 573));

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Map<Role, List<PeerEvent>> events = new EnumMap<>(Role.class);
  private Duration calleesSilence = Duration.ZERO;
  private Optional<CallEnd.Died> death = Optional.empty();
  private long nanos;
  private final FakeHost host = new FakeHost();

  private final CallWatch watch = watch(Duration.ZERO);
  private final CallWatch holding = watch(Duration.ofSeconds(5));

  private CallWatch watch(Duration hold) {
    return new CallWatch(
        new CallWatch.Question(
            Optional.of(Expect.VIDEO_AND_AUDIO), EXPECTED::get, new Timing(TIMEOUT, hold)),
        this::heard,
        () -> death,
        () -> nanos,
        host);
  }

  @Test
  void a_call_is_proven_when_both_see_and_hear() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, seeing(1, 573));

    assertThat(watch.get()).contains(new CallEnd.Proven(watch.judgement()));
  }

  @Test
  void a_call_in_which_one_sees_and_hears_goes_on() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, Story.connected());

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_call_in_which_one_sees_himself_goes_on() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, Story.connected().at(2000).frames(2, 9, 1).tone(573));

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_page_has_a_while_to_do_something_about_a_refusal() {
    tell(Role.CALLER, Story.begun().requested().refused("NotAllowedError"));
    tell(Role.CALLEE, Story.begun());
    assertThat(watch.get()).isEmpty();

    nanos += CallWatch.GRACE.toNanos();
    assertThat(watch.get()).isEmpty();

    nanos += 1;
    assertThat(watch.get()).contains(new CallEnd.GivenUp(Role.CALLER));
  }

  @Test
  void the_while_begins_anew_when_the_page_did_something() {
    Story caller = Story.begun().requested().refused("NotAllowedError");
    tell(Role.CALLER, caller);
    tell(Role.CALLEE, Story.begun());
    watch.get();
    nanos += CallWatch.GRACE.toNanos();
    tell(Role.CALLER, caller.requested());
    watch.get();
    tell(Role.CALLER, caller.refused("NotAllowedError"));

    nanos += Duration.ofMillis(1).toNanos();

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_page_that_is_not_there_ends_the_call_at_once() {
    tell(Role.CALLER, Story.begun());
    tell(Role.CALLEE, Story.begun().loaded(404));

    assertThat(watch.get()).contains(new CallEnd.GivenUp(Role.CALLEE));
  }

  @Test
  void a_death_comes_before_everything() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, seeing(1, 573));
    death = Optional.of(new CallEnd.Died(Role.CALLER, "The browser of the caller died."));

    assertThat(watch.get()).isEqualTo(death);
  }

  @Test
  void a_peer_that_has_fallen_silent_is_not_known_to_go_on() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, seeing(1, 573));
    calleesSilence = CallWatch.LONGEST_SILENCE.plusMillis(1);

    assertThat(watch.get()).isEmpty();
    nanos += TIMEOUT.toNanos();
    assertThat(watch.get())
        .contains(
            new CallEnd.Unusable("the page of the callee has said nothing for 1501 ms: it hangs"));
  }

  @Test
  void a_page_without_a_connection_may_be_silent() {
    tell(Role.CALLER, Story.begun());
    tell(Role.CALLEE, Story.begun());
    calleesSilence = Duration.ofSeconds(9);

    nanos += TIMEOUT.toNanos();
    assertThat(watch.get()).contains(new CallEnd.TimedOut(TIMEOUT));
  }

  @Test
  void a_page_that_went_elsewhere_after_it_was_proven_is_not_good() {
    tell(Role.CALLER, seeing(2, 646).at(2010).and(new PageEvent.DocumentStarted(2010, "x", false)));
    tell(Role.CALLEE, seeing(1, 573));

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_page_that_closed_its_connection_after_it_was_proven_is_not_good() {
    tell(Role.CALLER, seeing(2, 646).at(2010).closed());
    tell(Role.CALLEE, seeing(1, 573));

    assertThat(watch.get()).isEmpty();
  }

  @Test
  void a_proof_that_is_to_stand_is_looked_at_until_it_has() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, seeing(1, 573));
    assertThat(holding.get()).isEmpty();

    nanos += Duration.ofSeconds(5).toNanos();

    assertThat(holding.get()).contains(new CallEnd.Proven(holding.judgement()));
  }

  @Test
  void a_proof_that_broke_for_longer_than_a_while_is_over_before_its_time() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, seeing(1, 573));
    holding.get();
    tell(Role.CALLEE, Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(holding.get()).isEmpty();
    nanos += CallWatch.GRACE.toNanos() + 1;

    assertThat(holding.get())
        .contains(new CallEnd.Broke(holding.judgement(), Duration.ofSeconds(1)));
  }

  @Test
  void a_proof_that_broke_and_mended_stands() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, seeing(1, 573));
    holding.get();
    tell(Role.CALLEE, Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9));
    nanos += Duration.ofMillis(4800).toNanos();
    assertThat(holding.get()).isEmpty();
    tell(Role.CALLEE, seeing(1, 573));
    nanos += Duration.ofSeconds(1).toNanos();

    assertThat(holding.get()).contains(new CallEnd.Proven(holding.judgement()));
  }

  @Test
  void two_short_breaks_are_no_long_one() {
    Story broken = Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9);
    tell(Role.CALLER, seeing(2, 646));
    for (Story callee : List.of(seeing(1, 573), broken, seeing(1, 573), broken)) {
      tell(Role.CALLEE, callee);
      nanos += Duration.ofSeconds(1).toNanos();

      assertThat(holding.get()).isEmpty();
    }
  }

  @Test
  void a_proof_is_good_only_when_it_ends_good() {
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, seeing(1, 573));
    holding.get();
    tell(Role.CALLEE, Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9));

    nanos += Duration.ofSeconds(6).toNanos();

    assertThat(holding.get()).isEmpty();
  }

  @Test
  void a_peer_that_gets_nothing_at_all_any_more_waits_for_the_word_of_ice() {
    Story gone = Story.connected().at(2000).frames(1, 5, 1).tone(573).stats(90, 5, 60);
    tell(Role.CALLER, seeing(2, 646));
    tell(Role.CALLEE, gone);
    holding.get();
    tell(Role.CALLEE, gone.at(3500).stats(90, 5, 60));
    holding.get();
    nanos += CallWatch.GRACE.toNanos() + 1;
    assertThat(holding.get()).isEmpty();

    tell(Role.CALLEE, gone.at(6000).stats(90, 5, 60).state(Machine.ICE_CONNECTION, "disconnected"));

    assertThat(holding.get()).contains(new CallEnd.Broke(holding.judgement(), Duration.ZERO));
  }

  private CallWatch.Heard heard(Role role) {
    return new CallWatch.Heard(
        events.get(role), role == Role.CALLEE ? calleesSilence : Duration.ZERO);
  }

  private void tell(Role role, Story story) {
    events.put(role, story.events());
  }

  private static Story seeing(int peer, double toneHz) {
    return Story.connected().at(2000).frames(peer, 5, 1).tone(toneHz);
  }
}
