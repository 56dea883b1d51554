package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.diagnosis.CallProgress;
import io.peerproof.proof.diagnosis.TerminalState;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.ExpectationBasis;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.CurrentDocument;
import io.peerproof.timeline.MediaFlow;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a call and knows when it is over. Begins to count its time when it is made. */
final class CallMonitor implements Supplier<Optional<CallTermination>> {

  /**
   * How long a page has to do something about a refusal, a failed connection or a picture that
   * broke: an ICE restart, or a second getUserMedia for sound alone, begins within a second of the
   * failure.
   */
  static final Duration GRACE = Duration.ofMillis(1500);

  /**
   * How long a peer that gets nothing at all any more has until its ICE says what became of the
   * connection: Chromium says "disconnected" five to eight seconds after the last answer to its
   * checks.
   */
  static final Duration WORD_OF_ICE = Duration.ofSeconds(8);

  /**
   * A page with an open connection speaks twice a second; one that has said nothing for so long is
   * not known to go on. Three of its intervals, since a busy machine is late.
   */
  static final Duration LONGEST_SILENCE = Duration.ofMillis(1500);

  /**
   * A call that took no step for so long, and of which no media come, makes no progress: more time
   * than its time-out would not help it.
   */
  static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(10);

  /**
   * However slow the machine: who waits for a call that will not come is not to wait for minutes.
   */
  private static final double MOST_STRETCH_OF_STANDSTILL = 2;

  /** What a peer's page said, and how long ago it last said anything. */
  record PeerActivity(List<PeerEvent> events, Duration silence) {}

  /**
   * What is asked of a call.
   *
   * @param expect what it is to carry; empty: what the pages do tells
   * @param identities what shows each peer that it is the other one
   * @param timing how long it may take, and must stand
   */
  record ProofCriteria(
      Optional<CallExpectation> expect,
      Function<PeerRole, PeerSignature> identities,
      CallSettings.Timing timing) {}

  private final ProofCriteria question;
  private final Function<PeerRole, PeerActivity> peers;
  private final Supplier<Optional<CallTermination.Died>> deaths;
  private final LongSupplier nanoClock;
  private final HostHealthSource host;
  private final StretchedTimeLimits pace;
  private final long startedNanos;
  private final Map<PeerRole, Long> hopelessSince = new EnumMap<>(PeerRole.class);
  private @Nullable Long provenSince;
  private @Nullable Long brokenSince;

  CallMonitor(
      ProofCriteria question,
      Function<PeerRole, PeerActivity> peers,
      Supplier<Optional<CallTermination.Died>> deaths,
      LongSupplier nanoClock,
      HostHealthSource host) {
    this.question = question;
    this.peers = peers;
    this.deaths = deaths;
    this.nanoClock = nanoClock;
    this.startedNanos = nanoClock.getAsLong();
    this.host = host;
    this.pace = new StretchedTimeLimits(host, role -> peers.apply(role).events(), nanoClock);
  }

  @Override
  public Optional<CallTermination> get() {
    Optional<CallTermination.Died> died = deaths.get();
    if (died.isPresent()) {
      return Optional.of(died.get());
    }
    pace.measure();
    CallAssessment callAssessment = judgement();
    boolean good = isGood(callAssessment);
    long now = nanoClock.getAsLong();
    if (good && provenSince == null) {
      provenSince = now;
    }
    if (provenSince != null) {
      return stands(callAssessment, good, now - provenSince, now);
    }
    Optional<CallTermination> givenUp =
        PeerRole.all().map(this::givenUp).flatMap(Optional::stream).findFirst();
    return givenUp.isEmpty() && now - startedNanos >= timeout(callAssessment).toNanos()
        ? Optional.of(atDeadline(callAssessment))
        : givenUp;
  }

  private boolean isGood(CallAssessment callAssessment) {
    return callAssessment.good() && callAssessment.peers().stream().noneMatch(this::isSilent);
  }

  /**
   * Whether what is not good now may still be a pause that this machine causes. A proof needs the
   * usual limits on any machine; only the word that it broke waits longer on a slow one.
   */
  private boolean mayBePause() {
    CallAssessment tolerant = judgement(pace.mediaLimits());
    boolean pause =
        pace.slowdown() > 1 && tolerant.good() && tolerant.peers().stream().noneMatch(this::hangs);
    if (pause && !judgement().good()) {
      pace.usedForPause();
    }
    return pause;
  }

  /** The time-out, or what it came to where the machine stretched it. */
  private Duration timeTaken() {
    Duration usual = question.timing().timeout();
    Duration taken = Duration.ofNanos(nanoClock.getAsLong() - startedNanos);
    return stretchedLimits().stream()
            .anyMatch(one -> one.limit().equals(StretchedTimeLimits.TIMEOUT))
        ? Duration.ofMillis(taken.toMillis())
        : usual;
  }

  private Duration timeout(CallAssessment callAssessment) {
    return pace.timeout(question.timing().timeout(), goesOn(callAssessment));
  }

  /** Whether a peer took a step of late, or media of the other one come to it. */
  private boolean goesOn(CallAssessment callAssessment) {
    double sinceMs =
        host.nowMs()
            - LONGEST_STANDSTILL.toMillis() * Math.min(pace.slowdown(), MOST_STRETCH_OF_STANDSTILL);
    return callAssessment.peers().stream()
        .map(PeerAssessment::events)
        .anyMatch(
            events ->
                CallProgress.lastStepMs(events) >= sinceMs
                    || CallProgress.lastMediaMs(events) >= sinceMs);
  }

  /** How much of the call's time is left, as things stand now. */
  Duration timeLeft() {
    pace.measure();
    return timeout(judgement()).minusNanos(nanoClock.getAsLong() - startedNanos);
  }

  /** The limits that the machine made longer. */
  List<StretchedLimit> stretchedLimits() {
    return pace.stretchedLimits(question.timing().timeout());
  }

  /** By how much longer things take at present than on a machine that keeps up; 1 or more. */
  double slowdown() {
    return pace.slowdown();
  }

  /** Whether a call that was proven {@code ago} stands, as long as it has to. */
  private Optional<CallTermination> stands(
      CallAssessment callAssessment, boolean good, long ago, long now) {
    if (good) {
      brokenSince = null;
      return ago >= question.timing().hold().toNanos()
          ? Optional.of(new CallTermination.Proven(callAssessment))
          : Optional.empty();
    }
    if (brokenSince == null) {
      if (mayBePause()) {
        return Optional.empty();
      }
      brokenSince = now;
    }
    long brokenFor = now - brokenSince;
    if (pace.isWithin(
        StretchedTimeLimits.GRACE, patience(callAssessment), Duration.ofNanos(brokenFor))) {
      return Optional.empty();
    }
    return Optional.of(
        callAssessment.good()
            ? atDeadline(callAssessment) // only silent
            : new CallTermination.Broke(callAssessment, Duration.ofNanos(ago - brokenFor)));
  }

  private static Duration patience(CallAssessment callAssessment) {
    boolean cut =
        callAssessment.peers().stream()
            .anyMatch(
                peer ->
                    MediaFlow.stopped(CurrentDocument.of(peer.events())) && !peer.isDisconnected());
    return cut ? WORD_OF_ICE : GRACE;
  }

  /** What can be said of both peers now. */
  CallAssessment judgement() {
    return judgement(TimeLimits.USUAL);
  }

  private CallAssessment judgement(TimeLimits limits) {
    List<PeerEvent> caller = peers.apply(PeerRole.CALLER).events();
    List<PeerEvent> callee = peers.apply(PeerRole.CALLEE).events();
    return judge(question, limits, caller, callee);
  }

  /** What can be said of two peers that said this; {@code limits}: how long media may pause. */
  static CallAssessment judge(
      ProofCriteria question, TimeLimits limits, List<PeerEvent> caller, List<PeerEvent> callee) {
    ExpectationBasis expectationBasis =
        question
            .expect()
            .map(ExpectationBasis::stated)
            .orElseGet(
                () ->
                    ExpectationBasis.inferred(
                        CurrentDocument.of(caller), CurrentDocument.of(callee)))
            .from(question.identities().apply(PeerRole.CALLER).source());
    return new CallAssessment(
        expectationBasis,
        List.of(
            PeerAssessment.of(
                PeerRole.CALLER,
                caller,
                callee,
                question.identities().apply(PeerRole.CALLER),
                expectationBasis.caller(),
                limits),
            PeerAssessment.of(
                PeerRole.CALLEE,
                callee,
                caller,
                question.identities().apply(PeerRole.CALLEE),
                expectationBasis.callee(),
                limits)));
  }

  private CallTermination atDeadline(CallAssessment callAssessment) {
    return callAssessment.peers().stream()
        .filter(this::hangs)
        .findFirst()
        .<CallTermination>map(
            silent ->
                new CallTermination.Unusable(
                    "the page of the "
                        + silent.role().word()
                        + " has said nothing for "
                        + peers.apply(silent.role()).silence().toMillis()
                        + " ms: it hangs"))
        .orElseGet(() -> new CallTermination.TimedOut(timeTaken()));
  }

  private boolean isSilent(PeerAssessment verdicts) {
    return verdicts.speaks()
        && peers.apply(verdicts.role()).silence().compareTo(LONGEST_SILENCE) > 0;
  }

  /** Whether it is silent for longer than this machine explains. */
  private boolean hangs(PeerAssessment verdicts) {
    return verdicts.speaks()
        && !pace.isWithin(
            StretchedTimeLimits.SILENCE, LONGEST_SILENCE, peers.apply(verdicts.role()).silence());
  }

  private Optional<CallTermination> givenUp(PeerRole role) {
    return switch (TerminalState.of(peers.apply(role).events())) {
      case NO -> {
        hopelessSince.remove(role);
        yield Optional.empty();
      }
      case UNLESS_THE_PAGE_ACTS -> {
        long now = nanoClock.getAsLong();
        @Nullable Long before = hopelessSince.putIfAbsent(role, now);
        boolean over =
            before != null
                && !pace.isWithin(StretchedTimeLimits.GRACE, GRACE, Duration.ofNanos(now - before));
        yield over ? Optional.of(new CallTermination.GivenUp(role)) : Optional.empty();
      }
      case YES -> Optional.of(new CallTermination.GivenUp(role));
    };
  }
}
