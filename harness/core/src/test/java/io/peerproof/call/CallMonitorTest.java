package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings.Timing;
import io.peerproof.event.ConnectionEvent.Machine;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Outage;
import io.peerproof.proof.Story;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
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
    return watch(new Timing(TIMEOUT, hold));
  }

  private CallMonitor watch(Timing timing) {
    return watch(timing, CallMonitor.NO_ACTION);
  }

  private CallMonitor watch(Timing timing, Supplier<CompletableFuture<Void>> atProof) {
    return new CallMonitor(
        new ProofCriteria(Optional.of(CallExpectation.VIDEO_AND_AUDIO), EXPECTED::get, timing),
        this::heard,
        () -> death,
        () -> nanos,
        host,
        atProof);
  }

  @Test
  void a_call_is_proven_when_both_see_and_hear() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));

    assertThat(watch.get()).contains(new CallTermination.Proven(watch.judgement()));
  }

  @Test
  void an_assertion_is_not_proven_by_what_was_so_before_it() {
    double before = Story.begun().history().latestAtMs();
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    double now = events.get(PeerRole.CALLER).latestAtMs();

    assertThat(assertion(now + 1).get()).isEmpty();
    assertThat(assertion(before).get()).isPresent();
  }

  private CallMonitor assertion(double fromMs) {
    return new CallMonitor(
        new ProofCriteria(
                Optional.of(CallExpectation.VIDEO_AND_AUDIO),
                EXPECTED::get,
                new Timing(TIMEOUT, Duration.ZERO))
            .from(new EvidenceStart(Map.of(PeerRole.CALLER, fromMs), Map.of())),
        this::heard,
        () -> death,
        () -> nanos,
        host,
        CallMonitor.NO_ACTION);
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
                "the page of the callee has reported nothing for 1.5 s: it hangs"));
  }

  @Test
  void a_page_is_not_blamed_for_the_flood_of_its_peer() {
    tell(PeerRole.CALLER, flooding(seeing(2, 646), 1000));
    tell(PeerRole.CALLEE, seeing(1, 573));
    calleesSilence = CallMonitor.LONGEST_SILENCE.plusMillis(1);

    watch.get();
    nanos += TIMEOUT.toNanos();

    assertThat(watch.get())
        .contains(
            new CallTermination.Unusable(
                "the page of the callee has reported nothing for 1.5 s, while the page of the"
                    + " caller floods its console (250 lines in 25 ms), which takes the time of"
                    + " this machine"));
  }

  @Test
  void a_page_that_hangs_in_its_own_flood_is_blamed_for_it() {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, flooding(seeing(1, 573), 1000));
    calleesSilence = CallMonitor.LONGEST_SILENCE.plusMillis(1);

    watch.get();
    nanos += TIMEOUT.toNanos();

    assertThat(watch.get())
        .contains(
            new CallTermination.Unusable(
                "the page of the callee has reported nothing for 1.5 s: it hangs, and it wrote"
                    + " 250 lines in 25 ms to its console"));
  }

  @Test
  void a_few_lines_and_a_flood_that_is_over_are_no_excuse() {
    tell(PeerRole.CALLER, flooding(seeing(2, 646), 200).at(9000));
    tell(PeerRole.CALLEE, seeing(1, 573));
    calleesSilence = CallMonitor.LONGEST_SILENCE.plusMillis(1);

    watch.get();
    nanos += TIMEOUT.toNanos();
    assertThat(watch.get()).map(Object::toString).hasValueSatisfying(CallMonitorTest::hangs);

    tell(PeerRole.CALLER, flooding(Story.begun(), 1000).at(9000).stats(90, 5, 60));
    assertThat(watch.get()).map(Object::toString).hasValueSatisfying(CallMonitorTest::hangs);
  }

  private static void hangs(String termination) {
    assertThat(termination)
        .contains("the page of the callee has reported nothing for 1.5 s: it hangs]");
  }

  /** As a page that writes ten lines a millisecond. */
  private static Story flooding(Story story, int lines) {
    double fromMs = story.history().latestAtMs();
    for (int n = 0; n < lines; n++) {
      story.and(new PageEvent.Log(fromMs + n * 0.1, "warn", "line " + n, null));
    }
    return story;
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
  void the_hold_time_begins_at_the_end_of_what_is_done_at_the_proof() {
    CompletableFuture<Void> action = new CompletableFuture<>();
    CallMonitor acting = watch(new Timing(TIMEOUT, Duration.ofSeconds(5)), () -> action);
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    assertThat(acting.get()).isEmpty();

    nanos += Duration.ofSeconds(5).toNanos();
    assertThat(acting.get()).isEmpty();
    action.complete(null);
    assertThat(acting.get()).isEmpty();
    nanos += Duration.ofSeconds(5).toNanos() - 1;
    assertThat(acting.get()).isEmpty();

    nanos += 1;
    assertThat(acting.get()).contains(new CallTermination.Proven(acting.judgement()));
  }

  @Test
  void a_call_breaks_also_during_what_is_done_at_the_proof() {
    CallMonitor acting = watch(new Timing(TIMEOUT, Duration.ofSeconds(5)), CompletableFuture::new);
    proven(acting);
    nanos += Duration.ofSeconds(3).toNanos();
    tell(PeerRole.CALLEE, frozenUntil(3100));
    acting.get();

    nanos += CallMonitor.GRACE.toNanos() + 1;

    assertThat(acting.get()).hasValueSatisfying(CallMonitorTest::isBroken);
  }

  @Test
  void a_call_without_a_hold_time_ends_at_its_proof_whatever_would_be_done() {
    CallMonitor acting = watch(new Timing(TIMEOUT, Duration.ZERO), CompletableFuture::new);
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));

    assertThat(acting.get()).contains(new CallTermination.Proven(acting.judgement()));
  }

  @Test
  void a_proof_that_broke_is_over_before_its_time() {
    proven(holding);
    nanos += Duration.ofSeconds(3).toNanos();
    tell(PeerRole.CALLEE, frozenUntil(3100));
    assertThat(holding.get()).isEmpty(); // what names the cause may still come
    nanos += CallMonitor.GRACE.toNanos() + 1;

    assertThat(holding.get())
        .contains(
            new CallTermination.Broke(
                holding.judgement(), Duration.ofMillis(1900), Optional.empty()));
  }

  @Test
  void a_break_that_began_as_stutter_is_told_as_the_freeze_that_it_became() {
    proven(holding);
    nanos += Duration.ofSeconds(3).toNanos();
    tell(PeerRole.CALLEE, soundingUntil(stuttering(), 573, 3250));
    assertThat(holding.judgement().pairs().get(1).video().verdict())
        .isEqualTo(VideoVerdict.STUTTERING);
    assertThat(holding.get()).isEmpty();
    nanos += Duration.ofMillis(1500).toNanos();
    tell(PeerRole.CALLEE, soundingUntil(stuttering(), 573, 4750));
    assertThat(holding.get()).isEmpty();
    nanos += CallMonitor.GRACE.toNanos() + 1;

    assertThat(holding.get())
        .hasValueSatisfying(
            end ->
                assertThat(
                        ((CallTermination.Broke) end).judgement().pairs().get(1).video().verdict())
                    .isEqualTo(VideoVerdict.FROZEN));
  }

  /** The callee's last frames came at 2000, and one more at 3050. */
  private static Story stuttering() {
    return Story.connected().at(2000).frames(1, 5, 1).at(3050).frame(1, 36);
  }

  @Test
  void a_proof_that_broke_and_mended_is_broken() {
    proven(holding);
    nanos += Duration.ofSeconds(3).toNanos();
    tell(PeerRole.CALLEE, frozenUntil(3100));
    holding.get();
    CallAssessment broken = holding.judgement();
    tell(PeerRole.CALLEE, mendedAfter(3100));

    assertThat(holding.get())
        .contains(
            new CallTermination.Broke(
                broken, Duration.ofMillis(1900), Optional.of(Duration.ofMillis(1200))));
  }

  @Test
  void a_pause_that_nobody_could_find_breaks_nothing() {
    proven(holding);
    tell(PeerRole.CALLEE, frozenUntil(2900));
    assertThat(holding.get()).isEmpty();
    tell(PeerRole.CALLEE, mendedAfter(2900));
    nanos += Duration.ofSeconds(5).toNanos();

    assertThat(holding.get()).contains(new CallTermination.Proven(holding.judgement()));
    assertThat(holding.outages(holding.judgement().pairs().get(1)))
        .containsExactly(Outage.none("video"), Outage.none("audio"));
  }

  @Test
  void an_outage_within_the_tolerance_is_reported_and_breaks_nothing() {
    CallMonitor tolerant = watch(new Timing(TIMEOUT, Duration.ofSeconds(5), Duration.ofSeconds(2)));
    proven(tolerant);
    tell(PeerRole.CALLEE, frozenUntil(3900));
    assertThat(tolerant.get()).isEmpty();
    tell(PeerRole.CALLEE, mendedAfter(3900));
    assertThat(tolerant.get()).isEmpty();
    nanos += Duration.ofSeconds(5).toNanos();

    assertThat(tolerant.get()).contains(new CallTermination.Proven(tolerant.judgement()));
    assertThat(tolerant.outages(tolerant.judgement().pairs().get(1)))
        .containsExactly(new Outage("video", 2000, 2000.0), Outage.none("audio"));
  }

  @Test
  void an_outage_beyond_the_tolerance_breaks_the_call() {
    CallMonitor tolerant = watch(new Timing(TIMEOUT, Duration.ofSeconds(5), Duration.ofSeconds(2)));
    proven(tolerant);
    tell(PeerRole.CALLEE, frozenUntil(4100));
    assertThat(tolerant.get()).isEmpty();
    nanos += CallMonitor.GRACE.toNanos() + 1;

    assertThat(tolerant.get()).hasValueSatisfying(CallMonitorTest::isBroken);
  }

  @Test
  void audio_alone_that_was_away_breaks_the_call() {
    proven(holding);
    tell(PeerRole.CALLEE, silentUntil(3200));
    holding.get();
    nanos += CallMonitor.GRACE.toNanos() + 1;

    assertThat(holding.get()).hasValueSatisfying(CallMonitorTest::isBroken);
  }

  @Test
  void a_page_that_could_not_report_for_a_while_had_no_outage() {
    proven(holding);
    Story heldUp = seeing(1, 573).at(5000).stats(90, 60, 90);
    tell(PeerRole.CALLEE, heldUp);
    assertThat(holding.judgement().good()).isFalse();
    assertThat(holding.get()).isEmpty();
    tell(PeerRole.CALLEE, heldUp.at(5150).frames(1, 4, 90).tone(573));
    nanos += Duration.ofSeconds(5).toNanos();

    assertThat(holding.get()).contains(new CallTermination.Proven(holding.judgement()));
  }

  @Test
  void media_that_a_page_adds_have_a_while_to_begin() {
    CallMonitor inferring = provenByAudio();
    assertThat(inferring.judgement().good()).isTrue();
    addVideo(inferring);
    assertThat(inferring.judgement().good()).isFalse();

    nanos += BreakMonitor.BEGINNING.toNanos();
    assertThat(inferring.get()).isEmpty();
    nanos += 1;
    assertThat(inferring.get()).isEmpty(); // broken: what names the cause may still come
    nanos += BreakMonitor.WORD_OF_ICE.toNanos() + 1;
    assertThat(inferring.get()).hasValueSatisfying(CallMonitorTest::isBroken);
  }

  @Test
  void media_that_a_page_adds_begin_while_their_negotiation_makes_steps() {
    CallMonitor inferring = provenByAudio();
    addVideo(inferring);

    for (int step = 1; step < BreakMonitor.DESCRIPTIONS; step++) {
      nanos += BreakMonitor.BEGINNING.toNanos();
      tell(PeerRole.CALLER, renegotiating(step));
      assertThat(inferring.get()).isEmpty();
    }
    nanos += BreakMonitor.BEGINNING.toNanos();
    tell(PeerRole.CALLER, renegotiating(BreakMonitor.DESCRIPTIONS));
    assertThat(inferring.get()).isEmpty();
    nanos += 1;
    inferring.get();
    nanos += BreakMonitor.WORD_OF_ICE.toNanos() + 1;

    assertThat(inferring.get())
        .as("four descriptions and no more")
        .hasValueSatisfying(CallMonitorTest::isBroken);
  }

  @Test
  void media_that_a_page_adds_are_judged_by_how_far_they_came() {
    CallMonitor inferring = provenByAudio();
    addVideo(inferring);
    VideoVerdict first = inferring.judgement().pairs().get(0).video().verdict();

    tell(
        PeerRole.CALLER,
        soundingUntil(sending(MediaKind.AUDIO).at(2200).received(MediaKind.VIDEO, "v"), 646, 4000));
    inferring.get();
    VideoVerdict later = inferring.judgement().pairs().get(0).video().verdict();
    nanos += BreakMonitor.BEGINNING.toNanos() + 1;
    inferring.get();
    nanos += BreakMonitor.WORD_OF_ICE.toNanos() + 1;

    assertThat(first).isEqualTo(VideoVerdict.NO_TRACK).isNotEqualTo(later);
    assertThat(inferring.get())
        .hasValueSatisfying(
            end ->
                assertThat(
                        ((CallTermination.Broke) end).judgement().pairs().get(0).video().verdict())
                    .isEqualTo(later));
  }

  @Test
  void a_proof_is_good_only_when_it_ends_good() {
    proven(holding);
    tell(PeerRole.CALLEE, Story.connected().at(2000).frames(1, 5, 1).at(3100).stats(9, 9, 9));

    nanos += Duration.ofSeconds(6).toNanos();

    assertThat(holding.get()).isEmpty();
  }

  @Test
  void a_peer_that_gets_nothing_at_all_any_more_waits_for_the_word_of_ice() {
    Story gone = Story.connected().at(2000).frames(1, 5, 1).tone(573).stats(90, 5, 60);
    proven(holding);
    tell(PeerRole.CALLEE, gone.at(2500).stats(90, 5, 60).at(3000).stats(90, 5, 60));
    holding.get();
    tell(PeerRole.CALLEE, gone.at(3500).stats(90, 5, 60));
    holding.get();
    nanos += CallMonitor.GRACE.toNanos() + 1;
    assertThat(holding.get()).isEmpty();

    tell(
        PeerRole.CALLEE,
        gone.at(6000).stats(90, 5, 60).state(Machine.ICE_CONNECTION, "disconnected"));

    assertThat(holding.get())
        .contains(new CallTermination.Broke(holding.judgement(), Duration.ZERO, Optional.empty()));
  }

  @Test
  void the_word_of_ice_that_does_not_come_changes_nothing() {
    Story gone = Story.connected().at(2000).frames(1, 5, 1).tone(573).stats(90, 5, 60);
    proven(holding);
    for (double atMs = 2500; atMs <= 5000; atMs += 500) {
      gone.at(atMs).stats(90, 5, 60);
    }
    tell(PeerRole.CALLEE, gone);
    assertThat(holding.get()).isEmpty();
    tell(PeerRole.CALLEE, gone.at(5200).frames(1, 4, 90).tone(573));

    assertThat(holding.get()).hasValueSatisfying(CallMonitorTest::isBroken);
  }

  private void proven(CallMonitor monitor) {
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    assertThat(monitor.get()).isEmpty();
  }

  /** A call of audio alone, inferred from what the pages send, and proven. */
  private CallMonitor provenByAudio() {
    CallMonitor inferring =
        new CallMonitor(
            new ProofCriteria(
                Optional.empty(), EXPECTED::get, new Timing(TIMEOUT, Duration.ofSeconds(5))),
            this::heard,
            () -> death,
            () -> nanos,
            host,
            CallMonitor.NO_ACTION);
    tell(PeerRole.CALLER, sending(MediaKind.AUDIO).at(2000).tone(646));
    tell(PeerRole.CALLEE, sending(MediaKind.AUDIO).at(2000).tone(573));
    inferring.get();
    return inferring;
  }

  /** A caller that is heard, and that has set so many more descriptions. */
  private static Story renegotiating(int descriptions) {
    Story caller = sending(MediaKind.AUDIO).at(2200);
    for (int n = 0; n < descriptions; n++) {
      caller.described(Side.LOCAL, "offer");
    }
    return soundingUntil(caller, 646, 4000);
  }

  /** The callee's page adds a video, which the caller has not received yet. */
  private void addVideo(CallMonitor inferring) {
    tell(
        PeerRole.CALLEE,
        sending(MediaKind.AUDIO)
            .at(2000)
            .tone(573)
            .and(new TrackEvent.Added(2100, "pc1", "v", MediaKind.VIDEO)));
    tell(PeerRole.CALLER, soundingUntil(sending(MediaKind.AUDIO), 646, 4000));
    inferring.get();
  }

  private static void isBroken(CallTermination end) {
    assertThat(end).isInstanceOf(CallTermination.Broke.class);
  }

  /** The callee's last frame came at 2000; it hears the caller all the time. */
  private static Story frozenUntil(double untilMs) {
    return soundingUntil(Story.connected().at(2000).frames(1, 5, 1), 573, untilMs);
  }

  /** The same, and 100 ms later it has three more frames. */
  private static Story mendedAfter(double frozenMs) {
    return frozenUntil(frozenMs).at(frozenMs + 100).frames(1, 3, 60).tone(573);
  }

  /** The callee last heard the caller at 2000; it sees it all the time. */
  private static Story silentUntil(double untilMs) {
    Story story = Story.connected().at(2000).frames(1, 5, 1).tone(573);
    for (int counter = 6; 2000 + 33 * (counter - 5) <= untilMs; counter++) {
      story.at(2000 + 33 * (counter - 5)).frame(1, counter).sound(null, -120, 0, "video2");
    }
    return story;
  }

  private static Story soundingUntil(Story story, double hz, double untilMs) {
    for (double atMs = 2000; atMs <= untilMs; atMs += 100) {
      story.at(atMs).sound(hz, -12, 0.9, "video2");
    }
    return story;
  }

  private static Story sending(MediaKind kind) {
    return Story.begun()
        .at(1010)
        .connection()
        .at(1020)
        .sending("own-" + kind, kind)
        .at(1040)
        .described(Side.LOCAL, "offer")
        .described(Side.REMOTE, "answer")
        .received(kind)
        .shown("remote-" + kind);
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
