package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.Outage;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.diagnosis.CallProgress;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import io.peerproof.proof.diagnosis.TerminalState;
import io.peerproof.proof.expectation.CallExpectation;
import io.peerproof.proof.expectation.GroupExpectation;
import io.peerproof.proof.expectation.OneWayPolicy;
import io.peerproof.proof.expectation.PeerSignature;
import io.peerproof.proof.judge.DataPeriod;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.MediaFlow;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.UnansweredDialog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Observes a call and decides when it is over. Its time starts with its creation. */
final class CallMonitor implements Supplier<Optional<CallTermination>> {

  /**
   * Time for a page to react to a refusal, a failed connection or broken video. An ICE restart, or
   * a second getUserMedia for audio only, begins within a second of the failure.
   */
  static final Duration GRACE = Duration.ofMillis(1500);

  /**
   * Time for ICE to report a lost connection after a peer receives nothing any more. Chromium
   * reports "disconnected" five to eight seconds after the last answer to its checks. It is waited
   * for only to name the cause: that the call broke is decided before.
   */
  static final Duration WORD_OF_ICE = Duration.ofSeconds(8);

  /**
   * Time for media that a page adds after the proof to be right for the first time. A beginning is
   * no outage; a renegotiation and the first frame take half a second.
   */
  static final Duration BEGINNING = Duration.ofSeconds(5);

  /**
   * Longest silence of a page with an open connection, which reports twice a second. It is three of
   * these intervals, because a busy machine is late.
   */
  static final Duration LONGEST_SILENCE = Duration.ofMillis(1500);

  /**
   * Longest time without a step and without media; more time than the time-out does not help such a
   * call.
   */
  static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(10);

  /**
   * Largest extension of {@link #LONGEST_STANDSTILL} on a slow machine, so that nobody waits
   * minutes for a dead call.
   */
  private static final double MOST_STRETCH_OF_STANDSTILL = 2;

  /** Weights of what tells the cause of a break; each is more than all verdicts together. */
  private static final long LOST = 1000;

  private static final long OBSERVED = 1_000_000;

  /** The events of a peer's page and the time since its last event. */
  record PeerActivity(PeerHistory history, Duration silence) {}

  /**
   * Criteria for the proof of a call.
   *
   * @param expect expected media; empty if the actions of the pages define them
   * @param roles roles of the peers, in order
   * @param signatures signature of each peer
   * @param timing time limit and hold time
   * @param oneWay acceptance of media that go one way, where {@code expect} is empty
   * @param start begin of the evidence that counts
   */
  record ProofCriteria(
      Optional<CallExpectation> expect,
      List<PeerRole> roles,
      Function<PeerRole, PeerSignature> signatures,
      CallSettings.Timing timing,
      OneWayPolicy oneWay,
      EvidenceStart start) {

    /** Creates criteria for which all evidence counts. */
    ProofCriteria(
        Optional<CallExpectation> expect,
        List<PeerRole> roles,
        Function<PeerRole, PeerSignature> signatures,
        CallSettings.Timing timing,
        OneWayPolicy oneWay) {
      this(expect, roles, signatures, timing, oneWay, EvidenceStart.OF_CALL);
    }

    /** Returns the same criteria for evidence from a later begin on. */
    ProofCriteria from(EvidenceStart newStart) {
      return new ProofCriteria(expect, roles, signatures, timing, oneWay, newStart);
    }

    /**
     * Creates criteria for a call of two.
     *
     * @param identities signature of the peer that each role receives
     */
    ProofCriteria(
        Optional<CallExpectation> expect,
        Function<PeerRole, PeerSignature> identities,
        CallSettings.Timing timing) {
      this(
          expect,
          PeerRole.of(2),
          role -> identities.apply(role.other()),
          timing,
          OneWayPolicy.INFERRED);
    }

    private RemoteHistories remoteHistories() {
      return new RemoteHistories(roles, roles.stream().map(signatures).toList());
    }
  }

  private final ProofCriteria question;
  private final Function<PeerRole, PeerActivity> peers;
  private final Supplier<Optional<CallTermination.Died>> deaths;
  private final LongSupplier nanoClock;
  private final HostHealthSource host;
  private final StretchedTimeLimits pace;
  private final RemoteHistories remoteHistories;
  private final long startedNanos;
  private final Map<PeerRole, Long> hopelessSince = new EnumMap<>(PeerRole.class);
  private final OutageMonitor outages;
  private @Nullable Long provenSince;
  private @Nullable Long hangsSince;
  private CallTermination.@Nullable Broke broke;
  private long brokeSince;
  private @Nullable CallAssessment lastBad;
  private OutageMonitor.@Nullable Interruption excused;

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
    this.outages = new OutageMonitor(nanoClock);
    this.remoteHistories = question.remoteHistories();
    this.pace =
        new StretchedTimeLimits(
            question.roles(), host, role -> peers.apply(role).history(), nanoClock);
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
        question.roles().stream().map(this::givenUp).flatMap(Optional::stream).findFirst();
    return givenUp.isEmpty() && now - startedNanos >= timeout(callAssessment).toNanos()
        ? Optional.of(atDeadline(callAssessment))
        : givenUp;
  }

  private boolean isGood(CallAssessment callAssessment) {
    return callAssessment.good() && callAssessment.peers().stream().noneMatch(this::isSilent);
  }

  /**
   * Tells if a failure may still be a pause caused by this machine. A proof requires the usual
   * limits on any machine; only a failure after the proof is decided later on a slow one.
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

  /** Returns the time-out, or the actual time if a slow machine extended it. */
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

  /** Tells if a peer made a step recently, or receives media. */
  private boolean goesOn(CallAssessment callAssessment) {
    double sinceMs =
        host.nowMs()
            - LONGEST_STANDSTILL.toMillis() * Math.min(pace.slowdown(), MOST_STRETCH_OF_STANDSTILL);
    return callAssessment.peers().stream()
        .map(PeerAssessment::history)
        .anyMatch(
            history ->
                CallProgress.lastStepMs(history) >= sinceMs
                    || CallProgress.lastMediaMs(history) >= sinceMs);
  }

  /** Returns the remaining time of the call. */
  Duration timeLeft() {
    pace.measure();
    return timeout(judgement()).minusNanos(nanoClock.getAsLong() - startedNanos);
  }

  /** Returns the limits that the slow machine extended. */
  List<StretchedLimit> stretchedLimits() {
    return pace.stretchedLimits(question.timing().timeout());
  }

  /** Returns the factor by which things take longer than on a fast machine; 1 or more. */
  double slowdown() {
    return pace.slowdown();
  }

  /** Returns the longest interruption of each kind of media that a peer should receive. */
  List<Outage> outages(PeerAssessment peer) {
    return outages.longest(peer);
  }

  /** Decides on a call that was proven {@code ago} nanoseconds before. */
  private Optional<CallTermination> stands(
      CallAssessment callAssessment, boolean good, long ago, long now) {
    if (!callAssessment.good()) {
      lastBad = telling(lastBad, callAssessment);
    }
    Optional<OutageMonitor.Interruption> interruption = outages.observe(callAssessment);
    if (broke == null) {
      interruption.filter(this::isTooLong).ifPresent(found -> judge(found, ago, now));
    }
    if (broke != null) {
      return named(broke, callAssessment, interruption, now);
    }
    if (callAssessment.good() && !good) {
      return hangs(callAssessment, now);
    }
    hangsSince = null;
    if (good) {
      lastBad = null;
    }
    return good && ago >= question.timing().hold().toNanos()
        ? Optional.of(held(callAssessment))
        : Optional.empty();
  }

  private CallTermination held(CallAssessment callAssessment) {
    OutageMonitor.Interruption doubt = excused;
    return doubt == null
        ? new CallTermination.Proven(callAssessment)
        : new CallTermination.Doubtful(
            callAssessment,
            "This machine could not keep up while %s's %s had an outage of %s, so it is not known what caused it. Free the machine, or allow the outage with --max-outage."
                .formatted(doubt.role().phrase(), doubt.kind(), DurationText.of(doubt.length())));
  }

  /**
   * An outage that a slow machine may have caused is no break, and the call has no proof either.
   */
  private void judge(OutageMonitor.Interruption found, long ago, long now) {
    boolean observed = lastBad != null && isObserved(lastBad);
    if (!observed && (found.over() ? pace.slowdown() > 1 : mayBePause())) {
      excused = found;
    } else {
      decide(found, ago, now);
    }
  }

  private boolean isTooLong(OutageMonitor.Interruption interruption) {
    Duration most = question.timing().maxOutage();
    Duration limit = interruption.beginning() && most.compareTo(BEGINNING) < 0 ? BEGINNING : most;
    return interruption.length().compareTo(limit) > 0;
  }

  /** From now on the call is broken, whatever comes. */
  private void decide(OutageMonitor.Interruption interruption, long ago, long now) {
    brokeSince = now;
    broke =
        new CallTermination.Broke(
            Objects.requireNonNull(lastBad),
            Duration.ofNanos(Math.max(0, ago - interruption.length().toNanos())),
            interruption.over() ? Optional.of(interruption.length()) : Optional.empty());
  }

  /** Waits for what names the cause; media that are right again end the wait. */
  private Optional<CallTermination> named(
      CallTermination.Broke decided,
      CallAssessment callAssessment,
      Optional<OutageMonitor.Interruption> interruption,
      long now) {
    if (callAssessment.good()) {
      return Optional.of(
          new CallTermination.Broke(
              decided.judgement(),
              decided.after(),
              interruption.map(OutageMonitor.Interruption::length).or(decided::outage)));
    }
    broke =
        new CallTermination.Broke(
            telling(decided.judgement(), callAssessment), decided.after(), decided.outage());
    return pace.isWithin(
            StretchedTimeLimits.GRACE, patience(callAssessment), Duration.ofNanos(now - brokeSince))
        ? Optional.empty()
        : Optional.ofNullable(broke);
  }

  /**
   * Returns the assessment that tells more of the cause. Media that come back do so one after
   * another and slowly, which is not what broke the call: of equal ones the later replaces the
   * earlier only if its verdicts are the same, or if video that stuttered stands still by now.
   */
  private static CallAssessment telling(@Nullable CallAssessment earlier, CallAssessment later) {
    if (earlier == null) {
      return later;
    }
    int more = Long.compare(weight(later), weight(earlier));
    return more > 0 || more == 0 && goesOnFrom(verdicts(earlier), verdicts(later))
        ? later
        : earlier;
  }

  private static boolean goesOnFrom(List<Enum<?>> earlier, List<Enum<?>> later) {
    return earlier.size() == later.size()
        && IntStream.range(0, earlier.size())
            .allMatch(
                i ->
                    earlier.get(i) == later.get(i)
                        || earlier.get(i) == VideoVerdict.STUTTERING
                            && later.get(i) == VideoVerdict.FROZEN);
  }

  private static List<Enum<?>> verdicts(CallAssessment callAssessment) {
    return callAssessment.peers().stream()
        .<Enum<?>>flatMap(
            peer ->
                Stream.of(peer.video().verdict(), peer.audio().verdict(), peer.data().verdict()))
        .toList();
  }

  /** An observed action of a page tells most, then a lost connection, then the bad verdicts. */
  private static long weight(CallAssessment callAssessment) {
    long bad =
        callAssessment.peers().stream()
            .flatMap(
                peer ->
                    Stream.of(
                        peer.video().verdict().good(),
                        peer.audio().verdict().good(),
                        peer.data().verdict().good()))
            .filter(good -> !good)
            .count();
    boolean lost = callAssessment.peers().stream().anyMatch(PeerAssessment::isDisconnected);
    return bad + (lost ? LOST : 0) + (isObserved(callAssessment) ? OBSERVED : 0);
  }

  private static boolean isObserved(CallAssessment callAssessment) {
    return callAssessment.peers().stream()
        .flatMap(peer -> peer.diagnosis().stream())
        .anyMatch(diagnosis -> diagnosis.ground() == DiagnosisGround.OBSERVED);
  }

  /** A page that reports nothing is not known to receive what it received before. */
  private Optional<CallTermination> hangs(CallAssessment callAssessment, long now) {
    if (hangsSince == null) {
      if (mayBePause()) {
        return Optional.empty();
      }
      hangsSince = now;
    }
    return pace.isWithin(StretchedTimeLimits.GRACE, GRACE, Duration.ofNanos(now - hangsSince))
        ? Optional.empty()
        : Optional.of(atDeadline(callAssessment));
  }

  private static Duration patience(CallAssessment callAssessment) {
    boolean cut =
        callAssessment.peers().stream()
            .anyMatch(
                peer ->
                    MediaFlow.stopped(peer.history().currentDocument()) && !peer.isDisconnected());
    return cut ? WORD_OF_ICE : GRACE;
  }

  /** Returns the current assessment of all peers. */
  CallAssessment judgement() {
    return judgement(TimeLimits.USUAL);
  }

  private CallAssessment judgement(TimeLimits limits) {
    Map<PeerRole, PeerHistory> histories = new EnumMap<>(PeerRole.class);
    question.roles().forEach(role -> histories.put(role, peers.apply(role).history()));
    DataPeriod messages =
        provenSince == null ? DataPeriod.WHOLE_CALL : DataPeriod.WHOLE_CALL.upToNow(limits);
    CallAssessment all =
        judge(
            question.from(EvidenceStart.OF_CALL),
            messages,
            limits,
            histories::get,
            remoteHistories);
    // A call that is broken is judged by all evidence; one that looks good, by what is new.
    return all.good() && provenSince == null && question.start().isLater()
        ? judge(question, messages, limits, histories::get, remoteHistories)
        : all;
  }

  /** Assesses two peers by their events; {@code limits} define the longest pause of media. */
  static CallAssessment judge(
      ProofCriteria question, TimeLimits limits, PeerHistory caller, PeerHistory callee) {
    return judge(
        question,
        DataPeriod.WHOLE_CALL,
        limits,
        role -> role == PeerRole.CALLER ? caller : callee,
        question.remoteHistories());
  }

  /** Assesses a call of which nothing is known. */
  static CallAssessment judgeNothing(ProofCriteria question) {
    return judge(
        question,
        DataPeriod.WHOLE_CALL,
        TimeLimits.USUAL,
        role -> PeerHistory.EMPTY,
        question.remoteHistories());
  }

  private static CallAssessment judge(
      ProofCriteria question,
      DataPeriod messages,
      TimeLimits limits,
      Function<PeerRole, PeerHistory> histories,
      RemoteHistories remoteHistories) {
    List<PeerRole> roles = question.roles();
    GroupExpectation expectation =
        question
            .expect()
            .map(expect -> GroupExpectation.of(expect, roles.size()))
            .orElseGet(
                () ->
                    GroupExpectation.of(
                        roles.stream()
                            .map(role -> histories.apply(role).currentDocument())
                            .toList()))
            .under(question.oneWay())
            .from(question.signatures().apply(roles.get(0)).source());
    List<PeerAssessment> pairs = new ArrayList<>();
    for (PeerRole role : roles) {
      for (PeerRole remote : roles) {
        if (role != remote) {
          PeerHistory others = histories.apply(remote);
          PeerHistory history = histories.apply(role);
          pairs.add(
              PeerAssessment.of(
                  role,
                  remote,
                  history.facing(others),
                  question
                      .start()
                      .observed(role, remoteHistories.of(role, remote, history).facing(others)),
                  others.facing(history),
                  question.signatures().apply(remote),
                  expectation.between(role.number(), remote.number()),
                  limits,
                  messages.from(question.start().messagesMs(role))));
        }
      }
    }
    return new CallAssessment(expectation.basis(), pairs);
  }

  private CallTermination atDeadline(CallAssessment callAssessment) {
    return callAssessment.peers().stream()
        .filter(this::hangs)
        .findFirst()
        .<CallTermination>map(
            silent ->
                new CallTermination.Unusable(
                    "the page of "
                        + silent.role().phrase()
                        + " has reported nothing for "
                        + DurationText.of(peers.apply(silent.role()).silence())
                        + ": it hangs"))
        .orElseGet(() -> new CallTermination.TimedOut(timeTaken()));
  }

  private boolean isSilent(PeerAssessment verdicts) {
    return verdicts.speaks()
        && peers.apply(verdicts.role()).silence().compareTo(LONGEST_SILENCE) > 0;
  }

  /** Tells if a page is silent for longer than the speed of this machine explains. */
  private boolean hangs(PeerAssessment verdicts) {
    return verdicts.speaks()
        && verdicts.history().unansweredDialog().filter(UnansweredDialog::open).isEmpty()
        && !pace.isWithin(
            StretchedTimeLimits.SILENCE, LONGEST_SILENCE, peers.apply(verdicts.role()).silence());
  }

  /** Returns the events of a peer; in a call of two, those of a page that faces the other one. */
  private PeerHistory facingOther(PeerRole role) {
    PeerHistory history = peers.apply(role).history();
    return question.roles().size() == 2
        ? history.facing(peers.apply(role.other()).history())
        : history;
  }

  private Optional<CallTermination> givenUp(PeerRole role) {
    return switch (TerminalState.of(facingOther(role))) {
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
