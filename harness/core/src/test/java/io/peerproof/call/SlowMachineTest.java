package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.call.CallSettings.Timing;
import io.peerproof.call.steps.StepFailure;
import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.ConnectionEvent.Side;
import io.peerproof.event.ElementEvent;
import io.peerproof.event.MediaEvent;
import io.peerproof.event.MediaKind;
import io.peerproof.event.PageEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.event.StampedFrame;
import io.peerproof.event.TrackEvent;
import io.peerproof.proof.Outcome;
import io.peerproof.proof.Story;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.proof.expectation.ExpectedMedia;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.measure.MeasureLimits;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.FailedPhase;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Effects of a machine that does not keep up on the end of a call and on its verdict. */
class SlowMachineTest {

  private static final Map<PeerRole, PeerSignature> EXPECTED =
      Map.of(
          PeerRole.CALLER,
          new PeerSignature(2, 300, 646),
          PeerRole.CALLEE,
          new PeerSignature(1, 300, 573));

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final String TOO_SLOW =
      "frame rate 5 a second in video2, and at least 10 a second was asked for";

  private static final CallTermination TIMED_OUT = new CallTermination.TimedOut(TIMEOUT);

  private final FakeHost host = new FakeHost();
  private final Map<PeerRole, PeerHistory> events = new EnumMap<>(PeerRole.class);
  private Duration silence = Duration.ZERO;
  private long nanos;

  private final CallMonitor watch = watch(Duration.ZERO);

  private CallMonitor watch(Duration hold) {
    return new CallMonitor(
        new ProofCriteria(
            Optional.of(CallExpectation.VIDEO_AND_AUDIO), EXPECTED::get, new Timing(TIMEOUT, hold)),
        role -> new CallMonitor.PeerActivity(events.get(role), silence),
        Optional::empty,
        () -> nanos,
        host,
        CallMonitor.NO_ACTION);
  }

  @Test
  void a_time_out_gives_back_what_the_machine_withheld() {
    host.is(FakeHost.STARVED); // 12 of 30 frames: of 50 seconds the call could use 20
    going();

    lookEachSecond(49);
    assertThat(watch.get()).isEmpty();
    lookEachSecond(1);
    assertThat(watch.get()).containsInstanceOf(CallTermination.TimedOut.class);
    assertThat(watch.stretchedLimits())
        .hasSize(1)
        .anyMatch(limit -> limit.limit().equals("timeout") && limit.usualMs() == 20_000);
  }

  @Test
  void a_time_out_is_not_stretched_for_a_call_that_stands_still() {
    host.is(FakeHost.STARVED);
    tell(PeerRole.CALLER, Story.begun());
    tell(PeerRole.CALLEE, Story.begun());
    host.at(100_000); // nothing happened for 99 seconds

    lookEachSecond(20);

    assertThat(watch.get()).contains(TIMED_OUT);
  }

  @Test
  void a_time_out_grows_to_three_times_itself_at_the_most() {
    host.is(FakeHost.stalled());
    going();

    lookEachSecond(59);
    assertThat(watch.get()).isEmpty();
    lookEachSecond(1);
    assertThat(watch.get()).isPresent();
  }

  @Test
  void nothing_is_stretched_on_a_machine_that_keeps_up() {
    going();

    lookEachSecond(20);

    assertThat(watch.get()).contains(TIMED_OUT);
    assertThat(watch.stretchedLimits()).isEmpty();
  }

  @Test
  void a_proof_needs_the_usual_limits_on_any_machine() {
    CallMonitor holding = watch(Duration.ofSeconds(4));
    host.is(FakeHost.STARVED);
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    assertThat(holding.get()).isEmpty();

    nanos += Duration.ofSeconds(4).toNanos();
    tell(PeerRole.CALLEE, pausedFor(1500));
    assertThat(holding.get()).isEmpty(); // no pass, and no break yet
    tell(PeerRole.CALLEE, seeing(1, 573));
    silence = Duration.ofMillis(1600);
    assertThat(holding.get()).isEmpty();

    silence = Duration.ZERO;
    assertThat(holding.get())
        .hasValueSatisfying(
            end ->
                assertThat(CallResult.of(end, holding.judgement(), StarvationJudge.NONE))
                    .isEqualTo(
                        CallResult.inconclusive(
                            "This machine could not keep up while the callee's video had an outage"
                                + " of 1.5 s, so it is not known what caused it. Free the machine,"
                                + " or allow the outage with --max-outage.")));
  }

  @Test
  void an_outage_that_a_page_made_is_a_break_on_any_machine() {
    CallMonitor holding = watch(Duration.ofSeconds(4));
    host.is(FakeHost.STARVED);
    Story caller = seeing(2, 646).at(1).sending("camera", MediaKind.VIDEO).at(2000);
    tell(PeerRole.CALLER, caller);
    tell(PeerRole.CALLEE, seeing(1, 573));
    assertThat(holding.get()).isEmpty();

    tell(
        PeerRole.CALLER,
        caller.and(
            new ConnectionEvent.EncodingsSet(
                2000, "pc1", "camera", MediaKind.VIDEO, List.of(false))));
    tell(PeerRole.CALLEE, pausedFor(1500));
    assertThat(holding.get()).isEmpty(); // what names the cause may still come
    CallAssessment broken = holding.judgement();
    tell(
        PeerRole.CALLER,
        caller.and(
            new ConnectionEvent.EncodingsSet(
                2000, "pc1", "camera", MediaKind.VIDEO, List.of(true))));
    tell(PeerRole.CALLEE, pausedFor(1500).at(3700).frames(1, 3, 60).tone(573));

    assertThat(holding.get())
        .hasValueSatisfying(
            end -> {
              assertThat(end).isInstanceOf(CallTermination.Broke.class);
              assertThat(((CallTermination.Broke) end).judgement()).isEqualTo(broken);
            });
  }

  @Test
  void a_proof_waits_for_a_page_that_says_nothing() {
    CallMonitor holding = watch(Duration.ofSeconds(4));
    host.is(FakeHost.STARVED);
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    assertThat(holding.get()).isEmpty();

    nanos += Duration.ofSeconds(4).toNanos();
    silence = Duration.ofMillis(1600);
    assertThat(holding.get()).isEmpty();

    silence = Duration.ZERO;
    assertThat(holding.get()).containsInstanceOf(CallTermination.Proven.class);
  }

  @Test
  void a_pause_that_the_machine_may_cause_is_no_break_however_often_it_comes() {
    CallMonitor holding = watch(Duration.ofSeconds(30));
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    holding.get();
    host.is(FakeHost.STARVED); // two and a half times as slow
    tell(PeerRole.CALLEE, pausedFor(1500));

    for (int n = 0; n < 10; n++) {
      nanos += Duration.ofSeconds(1).toNanos();
      assertThat(holding.get()).isEmpty();
    }
    assertThat(holding.stretchedLimits()).containsExactly(new StretchedLimit("freeze", 1000, 2500));
  }

  @Test
  void a_pause_while_a_page_stands_still_is_no_break_yet_where_threads_wait_for_a_processor() {
    CallMonitor holding = watch(Duration.ofSeconds(30));
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    holding.get();
    host.is(FakeHost.standingStill(0.8));
    tell(PeerRole.CALLEE, pausedFor(1500));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(holding.get()).isEmpty();
    nanos += Duration.ofSeconds(8).toNanos();
    assertThat(holding.get()).isEmpty();

    host.is(FakeHost.standingStill(0.1));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(holding.get()).isEmpty(); // what names the cause may still come
    nanos += BreakMonitor.WORD_OF_ICE.toNanos() + 1;
    assertThat(holding.get()).containsInstanceOf(CallTermination.Broke.class);
  }

  @Test
  void the_word_that_a_proof_broke_waits_longer_on_a_slow_machine() {
    CallMonitor holding = watch(Duration.ofSeconds(4));
    tell(PeerRole.CALLER, seeing(2, 646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    holding.get();
    host.is(FakeHost.STARVED); // two and a half times as slow
    tell(PeerRole.CALLEE, pausedFor(3000));
    nanos += Duration.ofSeconds(1).toNanos();
    assertThat(holding.get()).isEmpty();

    nanos += CallMonitor.GRACE.multipliedBy(2).toNanos();
    assertThat(holding.get()).isEmpty();
    assertThat(holding.stretchedLimits()).containsExactly(new StretchedLimit("grace", 1500, 3750));

    nanos += CallMonitor.GRACE.toNanos();
    assertThat(holding.get()).containsInstanceOf(CallTermination.Broke.class);
  }

  @Test
  void a_pause_that_the_machine_may_cause_is_no_second_fault_of_a_broken_call() {
    tell(PeerRole.CALLER, Story.connected().at(2000).frames(2, 5, 1).at(3500).tone(646));
    tell(PeerRole.CALLEE, Story.connected().at(3500).frames(1, 5, 1)); // nothing is heard

    watch.get();
    assertThat(watch.lastJudgement().pairs().get(0).video().verdict())
        .as("on a machine that keeps up")
        .isEqualTo(VideoVerdict.FROZEN);
    host.is(FakeHost.STARVED); // two and a half times as slow
    nanos += TIMEOUT.toNanos();
    watch.get();

    assertThat(watch.lastJudgement().pairs().get(0).good()).isTrue();
    assertThat(watch.lastJudgement().pairs().get(1).audio().verdict().good()).isFalse();
    assertThat(watch.stretchedLimits()).contains(new StretchedLimit("freeze", 1000, 2500));
  }

  @Test
  void a_pause_that_is_the_only_fault_of_a_call_is_told_on_a_slow_machine_too() {
    tell(PeerRole.CALLER, Story.connected().at(2000).frames(2, 5, 1).at(3500).tone(646));
    tell(PeerRole.CALLEE, seeing(1, 573));
    host.is(FakeHost.STARVED);
    nanos += TIMEOUT.toNanos();
    watch.get();

    assertThat(watch.lastJudgement().pairs().get(0).video().verdict())
        .isEqualTo(VideoVerdict.FROZEN);
  }

  @Test
  void a_video_that_pauses_on_a_slow_machine_is_not_frozen_yet() {
    Story paused = Story.connected().at(2000).frames(2, 5, 1).at(3800).tone(646);
    ProofCriteria question =
        new ProofCriteria(
            Optional.of(CallExpectation.VIDEO_AND_AUDIO),
            EXPECTED::get,
            new Timing(TIMEOUT, Duration.ZERO));

    CallAssessment usual =
        CallJudge.judge(question, TimeLimits.USUAL, paused.history(), PeerHistory.EMPTY);
    CallAssessment slow =
        CallJudge.judge(
            question, TimeLimits.USUAL.stretched(2), paused.history(), PeerHistory.EMPTY);

    assertThat(usual.pairs().get(0).video().verdict()).isEqualTo(VideoVerdict.FROZEN);
    assertThat(slow.pairs().get(0).video().verdict()).isEqualTo(VideoVerdict.PLAYING);
  }

  @Test
  void what_is_missing_on_a_slow_machine_is_not_the_products_fault() {
    host.is(FakeHost.STARVED);

    CallResult callResult =
        ending(seeing(2, 646), Story.connected().at(2000).tone(573).stats(0, 0, 60));

    assertThat(callResult)
        .isEqualTo(
            new CallResult(
                Outcome.INCONCLUSIVE,
                "This machine could not keep up: the caller's camera delivered 12 of 30 frames/s and"
                    + " page timers were 640 ms late; free the machine, use a smaller camera (--camera"
                    + " 320x240@15), or raise --timeout. At the callee, video NO_FRAMES: ontrack fired, 0 packets arrived, and no frame was"
                    + " decoded (no proof within 20 s).",
                Optional.of(FailedPhase.SESSION)));
  }

  @Test
  void the_same_on_a_machine_that_keeps_up_is() {
    CallResult callResult =
        ending(seeing(2, 646), Story.connected().at(2000).tone(573).stats(0, 0, 60));

    assertThat(callResult.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(callResult.phase()).contains(FailedPhase.RTP);
  }

  @Test
  void what_the_machine_was_busy_with_before_the_pages_were_opened_is_no_excuse() {
    CallAssessment callAssessment = judged(Story.begun(), Story.begun());

    host.wasStarvedUntil(96_000);
    assertThat(
            CallResult.of(TIMED_OUT, callAssessment, StarvationJudge.by(host, 96_000, TIMEOUT))
                .outcome())
        .isEqualTo(Outcome.FAILED);

    host.wasStarvedUntil(96_001);
    assertThat(
            CallResult.of(TIMED_OUT, callAssessment, StarvationJudge.by(host, 96_000, TIMEOUT))
                .outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void of_a_call_that_had_no_time_nothing_is_said_against_the_machine() {
    host.is(FakeHost.stalled());
    CallAssessment callAssessment = judged(Story.begun(), Story.begun());

    assertThat(
            CallResult.of(TIMED_OUT, callAssessment, StarvationJudge.by(host, 98_100, TIMEOUT))
                .outcome())
        .isEqualTo(Outcome.FAILED);
    assertThat(
            CallResult.of(TIMED_OUT, callAssessment, StarvationJudge.by(host, 97_900, TIMEOUT))
                .outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_camera_that_the_page_stopped_is_its_own_doing_however_slow_the_machine() {
    host.is(FakeHost.STARVED);
    Story caller =
        seeing(2, 646)
            .and(new TrackEvent.Added(1, "pc1", "camera", MediaKind.VIDEO))
            .and(new TrackEvent.Stopped(1500, "camera", MediaKind.VIDEO));

    CallResult callResult = ending(caller, Story.connected().at(2000).tone(573).stats(0, 0, 60));

    assertThat(callResult.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(callResult.phase()).contains(FailedPhase.RTP);
  }

  @Test
  void a_refusal_a_closed_connection_and_a_wrong_stamp_fail_however_slow_the_machine() {
    host.is(FakeHost.stalled());

    assertThat(ending(Story.begun(), Story.begun().requested().refused("NotAllowedError")).phase())
        .contains(FailedPhase.MEDIA);
    assertThat(ending(seeing(2, 646), seeing(1, 573).closed()).phase())
        .contains(FailedPhase.SIGNALING);
    assertThat(ending(seeing(2, 646), Story.connected().at(2000).frames(2, 9, 1).tone(573)).phase())
        .contains(FailedPhase.RENDER);
    assertThat(ending(Story.begun(), Story.begun().loaded(404)).phase()).contains(FailedPhase.PAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AbortError", "TimeoutError"})
  void a_camera_that_did_not_begin_in_time_is_no_refusal(String name) {
    host.is(FakeHost.STARVED);

    assertThat(ending(Story.begun(), Story.begun().requested().refused(name)).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_description_that_was_never_set_fails_once_the_page_had_time_enough_for_it() {
    Story offering =
        Story.begun().connection().requested().granted().described(Side.LOCAL, "offer");

    host.is(FakeHost.STARVED); // of two seconds, its timers ran in 1.2
    assertThat(ending(offering, Story.begun()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);

    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));
    assertThat(ending(offering, Story.begun().requested().granted()).phase())
        .contains(FailedPhase.SIGNALING);
  }

  @Test
  void a_still_that_a_page_sends_while_its_camera_runs_fails_however_slow_the_machine() {
    host.is(FakeHost.STARVED);

    CallResult still = ending(filming(2000, 7000, 100), showingOneFrame(100));

    assertThat(still.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(still.phase()).contains(FailedPhase.MEDIA);
  }

  @Test
  void a_video_that_stands_where_a_slow_machine_may_hold_it_is_inconclusive() {
    host.is(FakeHost.STARVED);

    assertThat(ending(filming(2000, 4500, 100), showingOneFrame(100)).outcome())
        .as("its camera stands, too")
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending(filming(2000, 7000, 400), showingOneFrame(100)).outcome())
        .as("its camera gives few frames")
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending(seeing(2, 646).at(7000).tone(646), showingOneFrame(100)).outcome())
        .as("nothing is known of its camera")
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending(filming(2000, 7000, 100), showingOneFrame(500)).outcome())
        .as("a source is refreshed once a second, or a few frames come")
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(
            ending(
                    filming(2000, 7000, 100),
                    Story.connected().at(2000).frames(1, 5, 1).at(7000).stats(90, 90, 60).tone(573))
                .outcome())
        .as("nothing is presented any more")
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_video_that_arrives_and_is_never_decoded_fails_once_both_pages_had_time_enough() {
    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));
    CallResult undecoded =
        ending(Story.connected().at(7500).frames(2, 5, 1).tone(646), arriving(20, 0, 0, 500));

    assertThat(undecoded.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(undecoded.phase()).contains(FailedPhase.DECODE);

    host.is(FakeHost.STARVED);
    assertThat(
            ending(Story.connected().at(7500).frames(2, 5, 1).tone(646), arriving(20, 0, 0, 500))
                .outcome())
        .as("the decoder had no time")
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_video_of_which_a_slow_machine_may_decode_nothing_is_inconclusive() {
    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));

    Map.of(
            "few packets", arriving(5, 0, 0, 500),
            "no packets", arriving(0, 0, 0, 500),
            "many are lost", arriving(20, 2, 0, 500),
            "statistics are late", arriving(90, 0, 0, 2750),
            "statistics of less than five seconds", arriving(40, 0, 2600, 500))
        .forEach(
            (why, callee) ->
                assertThat(
                        ending(Story.connected().at(7500).frames(2, 5, 1).tone(646), callee)
                            .outcome())
                    .as(why)
                    .isEqualTo(Outcome.INCONCLUSIVE));
  }

  @Test
  void a_video_that_stutters_fails_on_a_slow_machine_if_the_page_set_its_camera_so() {
    host.is(FakeHost.STARVED);

    assertThat(ending(cameraSetTo(1.0), stuttering()).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(ending(cameraSetTo(30.0), stuttering()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending(cameraSetTo(null), stuttering()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  private static Story cameraSetTo(@Nullable Double frameRate) {
    return Story.connected()
        .at(7000)
        .frames(2, 5, 1)
        .tone(646)
        .and(new PageEvent.PaceMeasured(7000, 500, 5, 10, frameRate));
  }

  /** A callee to which the caller's video comes with one frame each 900 ms. */
  private static Story stuttering() {
    Story story = Story.connected();
    for (int n = 0; n <= 5; n++) {
      story.at(2500 + 900 * n).frames(1, 1, 27 * n + 1).stats(90 + n, 90 + n, 60 + n);
    }
    return story.tone(573);
  }

  @Test
  void a_silence_that_a_page_sends_fails_however_slow_the_machine() {
    host.is(FakeHost.STARVED);

    CallResult silent = ending(sourceOfAudio(1, 0), hearingSilence());

    assertThat(silent.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(silent.phase()).contains(FailedPhase.MEDIA);
  }

  @Test
  void a_silence_that_a_slow_machine_may_make_is_inconclusive() {
    host.is(FakeHost.STARVED);

    assertThat(ending(sourceOfAudio(1, 0.01), hearingSilence()).outcome())
        .as("the microphone has sound")
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending(sourceOfAudio(0.7, 0), hearingSilence()).outcome())
        .as("the microphone gives less than real time")
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ending(seeing(2, 646), hearingSilence()).outcome())
        .as("nothing is known of the microphone")
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_page_that_never_sends_a_message_fails_once_both_pages_had_time_enough_for_it() {
    Story caller = seeing(2, 646).stats(90, 90, 90).and(channelOpen());
    Story callee = seeing(1, 573).stats(90, 90, 90).and(channelOpen());

    host.is(FakeHost.STARVED);
    assertThat(endingWithData(caller, callee).outcome()).isEqualTo(Outcome.INCONCLUSIVE);

    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));
    assertThat(endingWithData(caller, callee).phase()).contains(FailedPhase.RTP);
    host.is(
        (role, fromMs) ->
            role == PeerRole.CALLER
                ? FakeHost.STARVED
                : FakeHost.starvedFor(Duration.ofSeconds(20)));
    assertThat(endingWithData(caller, callee).outcome())
        .as("the caller may still have to send what the callee answers")
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_message_that_does_not_arrive_or_waits_for_media_is_inconclusive_on_a_slow_machine() {
    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));
    Story sending =
        seeing(1, 573)
            .and(channelOpen())
            .and(
                new ConnectionEvent.DataMessage(
                    2000, "pc1", "chat", "c1", ConnectionEvent.Way.SENT, 5, "0a0b0c0d"));

    assertThat(endingWithData(seeing(2, 646).and(channelOpen()), sending).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(
            endingWithData(
                    seeing(2, 646).and(channelOpen()),
                    Story.connected().at(2000).tone(573).and(channelOpen()))
                .outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_page_that_shows_what_it_sends_to_itself_fails_once_it_had_time_enough() {
    Story itself = withItself().at(99_900).frames(1, 5, 1).tone(573);

    host.is(
        (role, fromMs) ->
            fromMs > 99_000 ? FakeHost.STARVED : FakeHost.starvedFor(Duration.ofSeconds(20)));
    assertThat(ending(itself, itself).phase()).contains(FailedPhase.SIGNALING);

    host.is(FakeHost.STARVED);
    assertThat(ending(itself, itself).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_step_that_could_not_be_done_on_a_slow_machine_is_inconclusive() {
    CallAssessment callAssessment = judged(idle(), idle());

    assertThat(atStep(callAssessment, TIMEOUT).outcome()).isEqualTo(Outcome.FAILED);
    host.is(FakeHost.STARVED);
    assertThat(atStep(callAssessment, TIMEOUT).reason())
        .startsWith("This machine could not keep up: ")
        .endsWith(". Step 1 of 2, caller: click 'Call': nothing reads 'Call'.");
  }

  @Test
  void a_step_that_could_not_be_done_fails_once_both_pages_had_time_enough_for_it() {
    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));

    assertThat(atStep(judged(idle(), idle()), TIMEOUT))
        .isEqualTo(
            new CallResult(
                Outcome.FAILED,
                "Step 1 of 2, caller: click 'Call': nothing reads 'Call'.",
                Optional.of(FailedPhase.PAGE)));
    assertThat(atStep(judged(seeing(2, 646).stats(9, 9, 9), idle()), TIMEOUT).outcome())
        .as("the call has media already")
        .isEqualTo(Outcome.FAILED);

    host.is(
        (role, fromMs) ->
            role == PeerRole.CALLER
                ? FakeHost.starvedFor(Duration.ofSeconds(20))
                : FakeHost.STARVED);
    assertThat(atStep(judged(idle(), idle()), TIMEOUT).outcome())
        .as("the callee may have to do something first")
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_step_is_measured_from_its_beginning_or_from_the_last_step_of_a_page() {
    host.is(
        (role, fromMs) ->
            fromMs > 90_000 ? FakeHost.STARVED : FakeHost.starvedFor(Duration.ofSeconds(20)));

    assertThat(atStep(judged(idle(), idle()), TIMEOUT, 89_000).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(atStep(judged(idle(), idle()), TIMEOUT, 91_000).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(
            atStep(judged(idle(), idle().at(91_000).requested().granted()), TIMEOUT, 89_000)
                .outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void of_a_short_time_out_a_page_needs_what_a_machine_that_keeps_up_gives() {
    CallAssessment callAssessment = judged(idle(), idle());

    host.is(FakeHost.starvedFor(Duration.ofSeconds(4))); // timers ran in 2.4 s
    assertThat(atStep(callAssessment, Duration.ofSeconds(3)).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(atStep(callAssessment, Duration.ofSeconds(4)).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void a_step_that_may_wait_for_other_processes_is_inconclusive_on_a_slow_machine() {
    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));

    List.of(
            Story.begun(),
            idle().requested(),
            idle()
                .requested()
                .granted()
                .connection()
                .described(Side.LOCAL, "offer")
                .described(Side.REMOTE, "answer"),
            Story.connected().stats(9, 0, 9))
        .forEach(
            waiting ->
                assertThat(atStep(judged(idle(), waiting), TIMEOUT).outcome())
                    .isEqualTo(Outcome.INCONCLUSIVE));
  }

  @Test
  void a_script_of_a_step_that_throws_fails_however_slow_the_machine() {
    host.is(FakeHost.stalled());
    StepFailure thrown = new StepFailure("Step 1: the script threw: no", true, 2000);

    assertThat(
            CallResult.of(
                    new CallTermination.StepFailed(thrown),
                    judged(Story.begun(), Story.begun()),
                    StarvationJudge.by(host, 0, TIMEOUT))
                .outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void a_step_gets_its_time_on_a_machine_that_keeps_up_and_no_more() {
    tell(PeerRole.CALLER, idle());
    tell(PeerRole.CALLEE, idle());

    nanos += TIMEOUT.toNanos() - 1;
    assertThat(watch.isOver(host.nowMs())).isFalse();
    assertThat(watch.left()).isEqualTo(Duration.ofNanos(1));
    nanos++;
    assertThat(watch.isOver(host.nowMs())).isTrue();
    assertThat(watch.stretchedLimits()).isEmpty();
  }

  @Test
  void a_step_goes_on_until_its_page_had_time_enough_or_three_times_as_long() {
    tell(PeerRole.CALLER, idle());
    tell(PeerRole.CALLEE, idle());
    CallMonitor stepping = watch(Duration.ZERO);
    double sinceMs = host.nowMs();
    host.is(FakeHost.STARVED);
    host.at(sinceMs + 20_000);
    nanos += TIMEOUT.toNanos();
    assertThat(stepping.isOver(sinceMs)).isFalse();

    nanos += TIMEOUT.multipliedBy(2).toNanos();
    assertThat(stepping.isOver(sinceMs)).isFalse();
    assertThat(stepping.stretchedLimits())
        .containsExactly(new StretchedLimit("timeout", 20_000, 60_000));
    nanos++;
    assertThat(stepping.isOver(sinceMs)).isTrue();
  }

  @Test
  void a_step_ends_as_soon_as_its_page_had_time_enough() {
    tell(PeerRole.CALLER, idle());
    tell(PeerRole.CALLEE, idle());
    CallMonitor stepping = watch(Duration.ZERO);
    host.is(FakeHost.starvedFor(Duration.ofSeconds(20)));
    double sinceMs = host.nowMs();
    host.at(sinceMs + 100_000); // no step of a page for so long: no stretch for its progress
    nanos += TIMEOUT.toNanos();

    assertThat(stepping.isOver(sinceMs)).isTrue();
  }

  private CallResult atStep(CallAssessment callAssessment, Duration timeout) {
    return atStep(callAssessment, timeout, 2000);
  }

  private CallResult atStep(CallAssessment callAssessment, Duration timeout, double sinceMs) {
    return CallResult.of(
        new CallTermination.StepFailed(
            new StepFailure(
                "Step 1 of 2, caller: click 'Call': nothing reads 'Call'", false, sinceMs)),
        callAssessment,
        StarvationJudge.by(host, 0, timeout));
  }

  /** A page that is loaded and waits for its user. */
  private static Story idle() {
    return Story.begun().loaded(200);
  }

  @Test
  void a_step_that_could_not_be_done_after_a_refusal_fails_however_slow_the_machine() {
    host.is(FakeHost.STARVED);
    CallAssessment callAssessment =
        judged(Story.begun(), Story.begun().requested().refused("NotAllowedError"));

    CallResult callResult = atStep(callAssessment, TIMEOUT);

    assertThat(callResult.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(callResult.phase()).contains(FailedPhase.MEDIA);
  }

  @Test
  void a_limit_that_a_call_breaks_fails_where_the_machine_kept_up() {
    assertThat(beyondLimits(StarvationJudge.by(host, 0, TIMEOUT)))
        .contains(
            new CallResult(
                Outcome.FAILED,
                "At the caller, " + TOO_SLOW + "; At the callee, " + TOO_SLOW + ".",
                Optional.of(FailedPhase.RENDER)));
  }

  @Test
  void a_limit_that_a_call_breaks_on_a_slow_machine_says_nothing_of_the_page() {
    host.is(FakeHost.STARVED);

    assertThat(beyondLimits(StarvationJudge.by(host, 0, TIMEOUT)))
        .contains(
            new CallResult(
                Outcome.INCONCLUSIVE,
                "This machine could not keep up: the caller's camera delivered 12 of 30 frames/s and"
                    + " page timers were 640 ms late; free the machine, use a smaller camera (--camera"
                    + " 320x240@15), or raise --timeout. At the caller, "
                    + TOO_SLOW
                    + "; At the callee, "
                    + TOO_SLOW
                    + ".",
                Optional.of(FailedPhase.SESSION)));
  }

  @Test
  void a_limit_that_a_call_keeps_changes_nothing_however_slow_the_machine() {
    host.is(FakeHost.STARVED);
    CallAssessment callAssessment = judged(slowly(2, 646), slowly(1, 573));
    MeasureLimits loose = MeasureLimits.NONE.withMinFramesPerSecond(1);

    assertThat(
            measured(callAssessment)
                .broken(loose, callAssessment, StarvationJudge.by(host, 0, TIMEOUT)))
        .isEmpty();
  }

  @Test
  void a_measure_that_a_slow_machine_left_without_figures_names_the_machine() {
    host.is(FakeHost.STARVED);
    CallAssessment callAssessment = judged(seeing(2, 646), seeing(1, 573));
    MeasureLimits measureLimits = MeasureLimits.NONE.withMinFramesPerSecond(10);

    assertThat(
            measured(callAssessment)
                .broken(measureLimits, callAssessment, StarvationJudge.by(host, 0, TIMEOUT)))
        .hasValueSatisfying(
            callResult -> {
              assertThat(callResult.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
              assertThat(callResult.reason())
                  .startsWith("This machine could not keep up: ")
                  .contains(". At the caller, frame rate was not measured, and at least 10 ");
            });
  }

  /** Five frames a second where ten were asked for. */
  private static Optional<CallResult> beyondLimits(StarvationJudge blame) {
    CallAssessment callAssessment = judged(slowly(2, 646), slowly(1, 573));
    return measured(callAssessment)
        .broken(MeasureLimits.NONE.withMinFramesPerSecond(10), callAssessment, blame);
  }

  private static Story slowly(int peer, double toneHz) {
    List<StampedFrame> frames =
        IntStream.rangeClosed(1, 20)
            .mapToObj(frame -> new StampedFrame(2000 + 200 * frame, peer, 6 * frame))
            .toList();
    return seeing(peer, toneHz)
        .and(new ElementEvent.FramesPresented(6000, "video2", "remote-video", frames));
  }

  private static CallMeasurements measured(CallAssessment callAssessment) {
    return CallMeasurements.of(
        callAssessment, role -> PeerSettings.DEFAULT_FORMAT, CallMeasurements.Clocks.UNKNOWN);
  }

  private CallResult ending(Story caller, Story callee) {
    return CallResult.of(TIMED_OUT, judged(caller, callee), StarvationJudge.by(host, 0, TIMEOUT));
  }

  private CallResult endingWithData(Story caller, Story callee) {
    return CallResult.of(
        TIMED_OUT,
        judged(caller, callee, new ExpectedMedia(1, true, true)),
        StarvationJudge.by(host, 0, TIMEOUT));
  }

  private static CallAssessment judged(Story caller, Story callee) {
    return judged(caller, callee, CallExpectation.VIDEO_AND_AUDIO.ofCaller());
  }

  private static CallAssessment judged(Story caller, Story callee, ExpectedMedia media) {
    return new CallAssessment(
        ExpectationBasis.stated(CallExpectation.VIDEO_AND_AUDIO),
        List.of(
            verdicts(PeerRole.CALLER, caller, callee, media),
            verdicts(PeerRole.CALLEE, callee, caller, media)));
  }

  private static PeerAssessment verdicts(
      PeerRole role, Story story, Story other, ExpectedMedia media) {
    return PeerAssessment.of(
        role, story.history(), other.history(), EXPECTED.get(role), media, TimeLimits.USUAL);
  }

  /** A caller that sees and hears the callee, and whose own camera gave frames for a while. */
  private static Story filming(double fromMs, double untilMs, double everyMs) {
    List<StampedFrame> frames = new ArrayList<>();
    for (double atMs = fromMs; atMs <= untilMs; atMs += everyMs) {
      frames.add(new StampedFrame(atMs, 1, frames.size()));
    }
    return Story.connected()
        .at(7000)
        .frames(2, 5, 1)
        .tone(646)
        .and(new MediaEvent.FramesCaptured(7000, 1, "camera", frames));
  }

  /** A callee to which the caller's video moved, and then showed one frame at this interval. */
  private static Story showingOneFrame(double everyMs) {
    Story story = Story.connected().at(2000).frames(1, 3, 1);
    long presented = 1;
    for (double atMs = 2100; atMs <= 7000; atMs += everyMs) {
      story.and(
          new ElementEvent.VideoSample(
              atMs, "video2", "remote-video", true, presented++, 640, 480, 1, 4, 120, true));
    }
    return story.at(7000).tone(573);
  }

  /** A callee to which so many packets of video came and were lost in each interval. */
  private static Story arriving(int packets, int lost, double afterMs, double everyMs) {
    Story story = Story.connected();
    int n = 0;
    for (double atMs = 2000 + afterMs; atMs <= 7500; atMs += everyMs) {
      n++;
      story.and(
          new ConnectionEvent.Stats(
              atMs,
              "pc1",
              Map.of(
                  "V",
                  Map.of(
                      "type",
                      "inbound-rtp",
                      "kind",
                      "video",
                      "trackIdentifier",
                      "remote-video",
                      "packetsReceived",
                      100 + packets * n,
                      "packetsLost",
                      lost * n,
                      "framesDecoded",
                      0))));
    }
    return story.at(7500).tone(573);
  }

  /** A caller whose source of audio gives this share of real time, with this energy a second. */
  private static Story sourceOfAudio(double share, double energy) {
    Story story = Story.connected();
    for (double seconds = 3; seconds <= 7; seconds += 0.5) {
      story.and(
          new ConnectionEvent.Stats(
              1000 * seconds,
              "pc1",
              Map.of(
                  "SA1",
                  Map.of(
                      "type",
                      "media-source",
                      "kind",
                      "audio",
                      "totalAudioEnergy",
                      1 + energy * seconds,
                      "totalSamplesDuration",
                      share * seconds))));
    }
    return story.at(7000).frames(2, 5, 1).tone(646);
  }

  /** A callee that sees the caller, and to which silence arrives. */
  private static Story hearingSilence() {
    Story story = Story.connected();
    for (double atMs = 2000; atMs <= 7000; atMs += 500) {
      story.and(new ElementEvent.AudioCovered(atMs, "remote-audio", 500, -120, List.of()));
    }
    return story.at(7000).frames(1, 5, 1).stats(90, 90, 60).sound(null, -120, 0, "video2");
  }

  private static ConnectionEvent channelOpen() {
    return new ConnectionEvent.DataChannelState(1100, "pc1", "chat", "c1", "open");
  }

  /** A page that has both ends of a connection. */
  private static Story withItself() {
    return Story.begun()
        .loaded(200)
        .at(1010)
        .requested()
        .granted()
        .connection()
        .and(new ConnectionEvent.Created(1010, "pc2", List.of()))
        .and(description("pc1", Side.LOCAL, "A"))
        .and(description("pc1", Side.REMOTE, "B"))
        .and(description("pc2", Side.LOCAL, "B"))
        .and(description("pc2", Side.REMOTE, "A"))
        .received(MediaKind.VIDEO)
        .received(MediaKind.AUDIO)
        .shown("remote-video", "remote-audio");
  }

  private static ConnectionEvent description(String pc, Side side, String fingerprint) {
    return new ConnectionEvent.DescriptionSet(
        1020, pc, side, "offer", 1015, "v=0\r\na=fingerprint:sha-256 " + fingerprint + "\r\n");
  }

  /** Both pages are at it: their last step was a moment ago. */
  private void going() {
    Story story =
        Story.begun().and(new PageEvent.DocumentLoaded(99_990, "http://page/", false, 200));
    tell(PeerRole.CALLER, story);
    tell(PeerRole.CALLEE, story);
  }

  /** The callee hears the caller still, and no frame has come for so long. */
  private static Story pausedFor(double ms) {
    Story story = Story.connected().at(2000).frames(1, 5, 1);
    for (double atMs = 2500; atMs < 2000 + ms; atMs += 500) {
      story.at(atMs).stats(9, 9, Math.round(atMs / 100));
    }
    return story.at(2000 + ms).stats(9, 9, 90).tone(573);
  }

  private void lookEachSecond(int times) {
    for (int n = 0; n < times; n++) {
      watch.get();
      nanos += Duration.ofSeconds(1).toNanos();
    }
  }

  private void tell(PeerRole role, Story story) {
    events.put(role, story.history());
  }

  private static Story seeing(int peer, double toneHz) {
    return Story.connected().at(2000).frames(peer, 5, 1).tone(toneHz);
  }
}
