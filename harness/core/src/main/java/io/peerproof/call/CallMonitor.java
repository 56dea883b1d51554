package io.peerproof.call;

import io.peerproof.call.steps.StepFailure;
import io.peerproof.call.steps.StepTimeLimit;
import io.peerproof.event.PeerRole;
import io.peerproof.host.HostHealthSource;
import io.peerproof.host.StretchedTimeLimits;
import io.peerproof.proof.Outage;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.diagnosis.CallProgress;
import io.peerproof.proof.diagnosis.TerminalState;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.ConsoleFlood;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.PeerHistory;
import io.peerproof.timeline.UnansweredDialog;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Observes a call and decides when it is over. Its time starts with its creation. */
final class CallMonitor implements Supplier<Optional<CallTermination>>, StepTimeLimit {

  /**
   * Time for a page to react to a refusal, a failed connection or broken video. An ICE restart, or
   * a second getUserMedia for audio only, begins within a second of the failure.
   */
  static final Duration GRACE = Duration.ofMillis(1500);

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

  /** No action at the proof, so that the hold time begins at once. */
  static final Supplier<CompletableFuture<Void>> NO_ACTION =
      () -> CompletableFuture.completedFuture(null);

  /** The events of a peer's page and the time since its last event. */
  record PeerActivity(PeerHistory history, Duration silence) {}

  private final ProofCriteria criteria;
  private final Function<PeerRole, PeerActivity> peers;
  private final Supplier<Optional<CallTermination.Died>> deaths;
  private final LongSupplier nanoClock;
  private final HostHealthSource host;
  private final Supplier<CompletableFuture<Void>> atProof;
  private final StretchedTimeLimits pace;
  private final StarvationJudge blame;
  private final CallJudge judge;
  private final BreakMonitor breaks;
  private final long startedNanos;
  private final Map<PeerRole, Long> hopelessSince = new EnumMap<>(PeerRole.class);
  private @Nullable Long provenSince;
  private @Nullable CompletableFuture<Void> actionAtProof;
  private @Nullable Long heldSince;
  private @Nullable Long hangsSince;

  /**
   * @param atProof starts an action at the first proof of a call with a hold time, and returns its
   *     end, with which that time begins
   */
  CallMonitor(
      ProofCriteria criteria,
      Function<PeerRole, PeerActivity> peers,
      Supplier<Optional<CallTermination.Died>> deaths,
      LongSupplier nanoClock,
      HostHealthSource host,
      Supplier<CompletableFuture<Void>> atProof) {
    this.atProof = atProof;
    this.criteria = criteria;
    this.peers = peers;
    this.deaths = deaths;
    this.nanoClock = nanoClock;
    this.startedNanos = nanoClock.getAsLong();
    this.host = host;
    this.blame = StarvationJudge.by(host, host.nowMs(), criteria.timing().timeout());
    this.judge = new CallJudge(criteria, role -> peers.apply(role).history());
    this.pace =
        new StretchedTimeLimits(
            criteria.roles(), host, role -> peers.apply(role).history(), nanoClock);
    this.breaks = new BreakMonitor(criteria.timing(), pace, this::mayBePause, nanoClock);
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
      actionAtProof = (criteria.timing().hold().isZero() ? NO_ACTION : atProof).get();
    }
    if (heldSince == null && actionAtProof != null && actionAtProof.isDone()) {
      heldSince = now;
    }
    if (provenSince != null) {
      return stands(callAssessment, good, now - provenSince, now);
    }
    Optional<CallTermination> givenUp =
        criteria.roles().stream().map(this::givenUp).flatMap(Optional::stream).findFirst();
    return givenUp.isEmpty() && now - startedNanos >= timeout(callAssessment).toNanos()
        ? Optional.of(atDeadline(callAssessment))
        : givenUp;
  }

  private boolean isGood(CallAssessment callAssessment) {
    return callAssessment.good() && callAssessment.pairs().stream().noneMatch(this::isSilent);
  }

  /**
   * Tells if a failure may still be a pause caused by this machine. A proof requires the usual
   * limits on any machine; only a failure after the proof is decided later on a slow one.
   */
  private boolean mayBePause() {
    CallAssessment tolerant = judgement(pace.mediaLimits());
    boolean pause =
        pace.slowdown() > 1 && tolerant.good() && tolerant.pairs().stream().noneMatch(this::hangs);
    if (pause && !judgement().good()) {
      pace.usedForPause();
    }
    return pause;
  }

  /** Returns the time-out, or the actual time if a slow machine extended it. */
  private Duration timeTaken() {
    Duration usual = criteria.timing().timeout();
    Duration taken = Duration.ofNanos(nanoClock.getAsLong() - startedNanos);
    return stretchedLimits().stream()
            .anyMatch(one -> one.limit().equals(StretchedTimeLimits.TIMEOUT))
        ? Duration.ofMillis(taken.toMillis())
        : usual;
  }

  private Duration timeout(CallAssessment callAssessment) {
    return pace.timeout(criteria.timing().timeout(), goesOn(callAssessment));
  }

  /** Tells if a peer made a step recently, or receives media. */
  private boolean goesOn(CallAssessment callAssessment) {
    double sinceMs =
        host.nowMs()
            - LONGEST_STANDSTILL.toMillis() * Math.min(pace.slowdown(), MOST_STRETCH_OF_STANDSTILL);
    return callAssessment.pairs().stream()
        .map(PeerAssessment::history)
        .anyMatch(
            history ->
                CallProgress.lastStepMs(history) >= sinceMs
                    || CallProgress.lastMediaMs(history) >= sinceMs);
  }

  @Override
  public double nowMs() {
    return host.nowMs();
  }

  @Override
  public Duration left() {
    pace.measure();
    long taken = nanoClock.getAsLong() - startedNanos;
    double most =
        criteria.timing().timeout().toNanos() * StretchedTimeLimits.MOST_STRETCH_OF_TIMEOUT - taken;
    long left = timeout(judgement()).toNanos() - taken;
    return Duration.ofNanos((long) Math.min(left * pace.slowdown(), most));
  }

  @Override
  public boolean isOver(double sinceMs) {
    pace.measure();
    Duration usual = criteria.timing().timeout();
    Duration taken = Duration.ofNanos(nanoClock.getAsLong() - startedNanos);
    if (taken.compareTo(usual) < 0) {
      return false;
    }
    CallAssessment callAssessment = judgement();
    if (taken.compareTo(timeout(callAssessment)) < 0) {
      return false;
    }
    StepFailure undecided = new StepFailure("", false, sinceMs);
    return blame.forStep(callAssessment, undecided).isEmpty() || !pace.mayGoOn(usual);
  }

  /** Returns the limits that the slow machine extended. */
  List<StretchedLimit> stretchedLimits() {
    return pace.stretchedLimits(criteria.timing().timeout());
  }

  /** Returns the factor by which things take longer than on a fast machine; 1 or more. */
  double slowdown() {
    return pace.slowdown();
  }

  /** Returns the longest interruption of each kind of media that a peer should receive. */
  List<Outage> outages(PeerAssessment peer) {
    return breaks.outages(peer);
  }

  /** Decides on a call that was proven {@code ago} nanoseconds before. */
  private Optional<CallTermination> stands(
      CallAssessment callAssessment, boolean good, long ago, long now) {
    Optional<CallTermination> broken = breaks.observe(callAssessment, ago, now);
    if (breaks.isBroken()) {
      return broken;
    }
    if (callAssessment.good() && !good) {
      return hangs(callAssessment, now);
    }
    hangsSince = null;
    if (!good) {
      return Optional.empty();
    }
    breaks.recovered();
    return heldSince != null && now - heldSince >= criteria.timing().hold().toNanos()
        ? Optional.of(breaks.held(callAssessment))
        : Optional.empty();
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

  /** Returns the current assessment of all peers. */
  CallAssessment judgement() {
    return judgement(TimeLimits.USUAL);
  }

  /**
   * Returns the assessment of a call that ended without a proof. What plays in such a call is told
   * with the limits of a slow machine, so that a pause which that machine makes is not taken for a
   * second fault, and not for the first one.
   */
  CallAssessment lastJudgement() {
    CallAssessment usual = judgement();
    if (usual.good() || pace.slowdown() == 1) {
      return usual;
    }
    CallAssessment tolerant = judgement(pace.mediaLimits());
    if (tolerant.good()) {
      return usual;
    }
    if (!verdicts(tolerant).equals(verdicts(usual))) {
      pace.usedForPause();
    }
    return tolerant;
  }

  private static List<Object> verdicts(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .<Object>flatMap(
            pair ->
                Stream.of(pair.video().verdict(), pair.audio().verdict(), pair.data().verdict()))
        .toList();
  }

  private CallAssessment judgement(TimeLimits limits) {
    return judge.assess(limits, provenSince != null);
  }

  private CallTermination atDeadline(CallAssessment callAssessment) {
    List<PeerRole> silent =
        callAssessment.pairs().stream().filter(this::hangs).map(PeerAssessment::role).toList();
    if (silent.isEmpty()) {
      return new CallTermination.TimedOut(timeTaken());
    }
    // A flood of one page takes the time of this machine, and so of the other pages.
    Map<PeerRole, ConsoleFlood> floods = new EnumMap<>(PeerRole.class);
    callAssessment
        .pairs()
        .forEach(
            peer ->
                ConsoleFlood.of(peer.history()).ifPresent(flood -> floods.put(peer.role(), flood)));
    PeerRole first = silent.stream().filter(floods::containsKey).findFirst().orElse(silent.get(0));
    String nothing =
        String.format(
            Locale.ROOT,
            "the page of %s has reported nothing for %s",
            first.phrase(),
            DurationText.of(peers.apply(first).silence()));
    String own =
        floods.containsKey(first)
            ? String.format(Locale.ROOT, ", and it wrote %s to its console", floods.get(first))
            : "";
    return new CallTermination.Unusable(
        floods.containsKey(first) || floods.isEmpty()
            ? nothing + ": it hangs" + own
            : floods.entrySet().stream()
                .findFirst()
                .map(
                    one ->
                        String.format(
                            Locale.ROOT,
                            "%s, while the page of %s floods its console (%s), which takes the time of this machine",
                            nothing,
                            one.getKey().phrase(),
                            one.getValue()))
                .orElseThrow());
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
    if (criteria.isLoopback()) {
      return history.facing(history);
    }
    return criteria.roles().size() == 2
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
