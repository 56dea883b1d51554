package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.Role;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.diagnosis.CallProgress;
import io.peerproof.proof.diagnosis.Hopeless;
import io.peerproof.proof.expectation.Basis;
import io.peerproof.proof.expectation.Expect;
import io.peerproof.proof.expectation.Expectation;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.Arrival;
import io.peerproof.timeline.CurrentDocument;
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
final class CallWatch implements Supplier<Optional<CallEnd>> {

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
  record Heard(List<PeerEvent> events, Duration silence) {}

  /**
   * What is asked of a call.
   *
   * @param expect what it is to carry; empty: what the pages do tells
   * @param identities what shows each peer that it is the other one
   * @param timing how long it may take, and must stand
   */
  record Question(
      Optional<Expect> expect,
      Function<Role, Expectation> identities,
      CallSettings.Timing timing) {}

  private final Question question;
  private final Function<Role, Heard> peers;
  private final Supplier<Optional<CallEnd.Died>> deaths;
  private final LongSupplier nanoClock;
  private final HostHealthSource host;
  private final HostPace pace;
  private final long startedNanos;
  private final Map<Role, Long> hopelessSince = new EnumMap<>(Role.class);
  private @Nullable Long provenSince;
  private @Nullable Long brokenSince;

  CallWatch(
      Question question,
      Function<Role, Heard> peers,
      Supplier<Optional<CallEnd.Died>> deaths,
      LongSupplier nanoClock,
      HostHealthSource host) {
    this.question = question;
    this.peers = peers;
    this.deaths = deaths;
    this.nanoClock = nanoClock;
    this.startedNanos = nanoClock.getAsLong();
    this.host = host;
    this.pace = new HostPace(host, role -> peers.apply(role).events(), nanoClock);
  }

  @Override
  public Optional<CallEnd> get() {
    Optional<CallEnd.Died> died = deaths.get();
    if (died.isPresent()) {
      return Optional.of(died.get());
    }
    pace.measure();
    Judgement judgement = judgement();
    boolean good = isGood(judgement);
    long now = nanoClock.getAsLong();
    if (good && provenSince == null) {
      provenSince = now;
    }
    if (provenSince != null) {
      return stands(judgement, good, now - provenSince, now);
    }
    Optional<CallEnd> givenUp = Role.all().map(this::givenUp).flatMap(Optional::stream).findFirst();
    return givenUp.isEmpty() && now - startedNanos >= timeout(judgement).toNanos()
        ? Optional.of(atDeadline(judgement))
        : givenUp;
  }

  private boolean isGood(Judgement judgement) {
    return judgement.good() && judgement.peers().stream().noneMatch(this::isSilent);
  }

  /**
   * Whether what is not good now may still be a pause that this machine causes. A proof needs the
   * usual limits on any machine; only the word that it broke waits longer on a slow one.
   */
  private boolean mayBePause() {
    Judgement tolerant = judgement(pace.mediaLimits());
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
    return stretchedLimits().stream().anyMatch(one -> one.limit().equals(HostPace.TIMEOUT))
        ? Duration.ofMillis(taken.toMillis())
        : usual;
  }

  private Duration timeout(Judgement judgement) {
    return pace.timeout(question.timing().timeout(), goesOn(judgement));
  }

  /** Whether a peer took a step of late, or media of the other one come to it. */
  private boolean goesOn(Judgement judgement) {
    double sinceMs =
        host.nowMs()
            - LONGEST_STANDSTILL.toMillis() * Math.min(pace.slowdown(), MOST_STRETCH_OF_STANDSTILL);
    return judgement.peers().stream()
        .map(PeerVerdicts::events)
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
  private Optional<CallEnd> stands(Judgement judgement, boolean good, long ago, long now) {
    if (good) {
      brokenSince = null;
      return ago >= question.timing().hold().toNanos()
          ? Optional.of(new CallEnd.Proven(judgement))
          : Optional.empty();
    }
    if (brokenSince == null) {
      if (mayBePause()) {
        return Optional.empty();
      }
      brokenSince = now;
    }
    long brokenFor = now - brokenSince;
    if (pace.isWithin(HostPace.GRACE, patience(judgement), Duration.ofNanos(brokenFor))) {
      return Optional.empty();
    }
    return Optional.of(
        judgement.good()
            ? atDeadline(judgement) // only silent
            : new CallEnd.Broke(judgement, Duration.ofNanos(ago - brokenFor)));
  }

  private static Duration patience(Judgement judgement) {
    boolean cut =
        judgement.peers().stream()
            .anyMatch(
                peer ->
                    Arrival.stopped(CurrentDocument.of(peer.events())) && !peer.isDisconnected());
    return cut ? WORD_OF_ICE : GRACE;
  }

  /** What can be said of both peers now. */
  Judgement judgement() {
    return judgement(TimeLimits.USUAL);
  }

  private Judgement judgement(TimeLimits limits) {
    List<PeerEvent> caller = peers.apply(Role.CALLER).events();
    List<PeerEvent> callee = peers.apply(Role.CALLEE).events();
    return judge(question, limits, caller, callee);
  }

  /** What can be said of two peers that said this; {@code limits}: how long media may pause. */
  static Judgement judge(
      Question question, TimeLimits limits, List<PeerEvent> caller, List<PeerEvent> callee) {
    Basis basis =
        question
            .expect()
            .map(Basis::stated)
            .orElseGet(() -> Basis.inferred(CurrentDocument.of(caller), CurrentDocument.of(callee)))
            .from(question.identities().apply(Role.CALLER).source());
    return new Judgement(
        basis,
        List.of(
            PeerVerdicts.of(
                Role.CALLER,
                caller,
                callee,
                question.identities().apply(Role.CALLER),
                basis.caller(),
                limits),
            PeerVerdicts.of(
                Role.CALLEE,
                callee,
                caller,
                question.identities().apply(Role.CALLEE),
                basis.callee(),
                limits)));
  }

  private CallEnd atDeadline(Judgement judgement) {
    return judgement.peers().stream()
        .filter(this::hangs)
        .findFirst()
        .<CallEnd>map(
            silent ->
                new CallEnd.Unusable(
                    "the page of the "
                        + silent.role().word()
                        + " has said nothing for "
                        + peers.apply(silent.role()).silence().toMillis()
                        + " ms: it hangs"))
        .orElseGet(() -> new CallEnd.TimedOut(timeTaken()));
  }

  private boolean isSilent(PeerVerdicts verdicts) {
    return verdicts.speaks()
        && peers.apply(verdicts.role()).silence().compareTo(LONGEST_SILENCE) > 0;
  }

  /** Whether it is silent for longer than this machine explains. */
  private boolean hangs(PeerVerdicts verdicts) {
    return verdicts.speaks()
        && !pace.isWithin(
            HostPace.SILENCE, LONGEST_SILENCE, peers.apply(verdicts.role()).silence());
  }

  private Optional<CallEnd> givenUp(Role role) {
    return switch (Hopeless.of(peers.apply(role).events())) {
      case NO -> {
        hopelessSince.remove(role);
        yield Optional.empty();
      }
      case UNLESS_THE_PAGE_ACTS -> {
        long now = nanoClock.getAsLong();
        @Nullable Long before = hopelessSince.putIfAbsent(role, now);
        boolean over =
            before != null && !pace.isWithin(HostPace.GRACE, GRACE, Duration.ofNanos(now - before));
        yield over ? Optional.of(new CallEnd.GivenUp(role)) : Optional.empty();
      }
      case YES -> Optional.of(new CallEnd.GivenUp(role));
    };
  }
}
