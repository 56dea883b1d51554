package io.peerproof.call;

import io.peerproof.event.ConnectionEvent;
import io.peerproof.event.TrackEvent;
import io.peerproof.host.StretchedTimeLimits;
import io.peerproof.proof.Outage;
import io.peerproof.proof.VideoVerdict;
import io.peerproof.proof.diagnosis.DiagnosisGround;
import io.peerproof.timeline.DurationText;
import io.peerproof.timeline.MediaFlow;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Observes a call after its proof, and decides if it broke. Not thread-safe. */
final class BreakMonitor {

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
   * Descriptions that a renegotiation sets: each page its own one and that of the other. Each may
   * take as long as a beginning on a machine where the page waits for a processor.
   */
  static final int DESCRIPTIONS = 4;

  /** Weights of what tells the cause of a break; each is more than all verdicts together. */
  private static final long LOST = 1000;

  private static final long OBSERVED = 1_000_000;

  private final CallSettings.Timing timing;
  private final StretchedTimeLimits pace;
  private final BooleanSupplier mayBePause;
  private final OutageMonitor outages;
  private CallTermination.@Nullable Broke broke;
  private long brokeSince;
  private @Nullable CallAssessment lastBad;
  private OutageMonitor.@Nullable Interruption excused;
  private long negotiationSteps;
  private long steppedNanos;

  /**
   * @param mayBePause tells if a failure may still be a pause caused by this machine
   */
  BreakMonitor(
      CallSettings.Timing timing,
      StretchedTimeLimits pace,
      BooleanSupplier mayBePause,
      LongSupplier nanoClock) {
    this.timing = timing;
    this.pace = pace;
    this.mayBePause = mayBePause;
    this.outages = new OutageMonitor(nanoClock);
  }

  /**
   * Observes a call that was proven {@code ago} nanoseconds before. Returns the end of a call that
   * broke; empty while its cause may still show, and as long as it did not break.
   */
  Optional<CallTermination> observe(CallAssessment callAssessment, long ago, long now) {
    Optional<OutageMonitor.Interruption> interruption = outages.observe(callAssessment);
    followNegotiation(callAssessment, now);
    if (!callAssessment.good()) {
      boolean begins = interruption.filter(OutageMonitor.Interruption::beginning).isPresent();
      lastBad = begins ? furthest(lastBad, callAssessment) : telling(lastBad, callAssessment);
    }
    if (broke == null) {
      interruption
          .filter(found -> isTooLong(found, now))
          .ifPresent(found -> judge(found, ago, now));
    }
    return broke == null ? Optional.empty() : named(broke, callAssessment, interruption, now);
  }

  /** Tells if the call broke, whatever comes. */
  boolean isBroken() {
    return broke != null;
  }

  /** Notes that all media are right, and that all pages report. */
  void recovered() {
    lastBad = null;
  }

  /** Returns the longest interruption of each kind of media that a peer should receive. */
  List<Outage> outages(PeerAssessment peer) {
    return outages.longest(peer);
  }

  /** Returns the end of a call whose hold time is over. */
  CallTermination held(CallAssessment callAssessment) {
    OutageMonitor.Interruption doubt = excused;
    return doubt == null
        ? new CallTermination.Proven(callAssessment)
        : new CallTermination.Doubtful(
            callAssessment,
            String.format(
                Locale.ROOT,
                "This machine could not keep up while %s's %s had an outage of %s, so it is not known what caused it. Free the machine, or allow the outage with --max-outage.",
                doubt.role().phrase(),
                doubt.kind(),
                DurationText.of(doubt.length())));
  }

  /**
   * An outage that a slow machine may have caused is no break, and the call has no proof either.
   */
  private void judge(OutageMonitor.Interruption found, long ago, long now) {
    boolean observed = lastBad != null && isObserved(lastBad);
    if (!observed && (found.over() ? pace.slowdown() > 1 : mayBePause.getAsBoolean())) {
      excused = found;
    } else {
      decide(found, ago, now);
    }
  }

  private boolean isTooLong(OutageMonitor.Interruption interruption, long now) {
    return interruption.length().compareTo(timing.maxOutage()) > 0
        && !(interruption.beginning() && mayStillBegin(interruption.length(), now));
  }

  /**
   * Tells if media that never were right may become so: not long ago they were added, or their
   * negotiation made a step.
   */
  private boolean mayStillBegin(Duration length, long now) {
    Duration sinceStep = Duration.ofNanos(now - steppedNanos);
    Duration ofLastStep = length.minus(BEGINNING.multipliedBy(DESCRIPTIONS - 1L));
    Duration standstill = sinceStep.compareTo(ofLastStep) > 0 ? sinceStep : ofLastStep;
    return pace.isWithin(
        StretchedTimeLimits.BEGINNING,
        BEGINNING,
        length.compareTo(standstill) < 0 ? length : standstill);
  }

  private void followNegotiation(CallAssessment callAssessment, long now) {
    long steps =
        callAssessment.pairs().stream()
            .map(PeerAssessment::history)
            .mapToLong(BreakMonitor::negotiationSteps)
            .sum();
    if (steps != negotiationSteps) {
      negotiationSteps = steps;
      steppedNanos = now;
    }
  }

  private static long negotiationSteps(PeerHistory history) {
    return (long) history.all(ConnectionEvent.DescriptionSet.class).size()
        + history.all(ConnectionEvent.StateChanged.class).size()
        + history.all(TrackEvent.Received.class).size();
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

  /** Returns the later assessment of media that begin, as they come one step after another. */
  private static CallAssessment furthest(@Nullable CallAssessment earlier, CallAssessment later) {
    return earlier != null && weight(earlier) > weight(later) ? earlier : later;
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
    return callAssessment.pairs().stream()
        .<Enum<?>>flatMap(
            peer ->
                Stream.of(peer.video().verdict(), peer.audio().verdict(), peer.data().verdict()))
        .toList();
  }

  /** An observed action of a page tells most, then a lost connection, then the bad verdicts. */
  private static long weight(CallAssessment callAssessment) {
    long bad =
        callAssessment.pairs().stream()
            .flatMap(
                peer ->
                    Stream.of(
                        peer.video().verdict().good(),
                        peer.audio().verdict().good(),
                        peer.data().verdict().good()))
            .filter(good -> !good)
            .count();
    boolean lost = callAssessment.pairs().stream().anyMatch(PeerAssessment::isDisconnected);
    return bad + (lost ? LOST : 0) + (isObserved(callAssessment) ? OBSERVED : 0);
  }

  private static boolean isObserved(CallAssessment callAssessment) {
    return callAssessment.pairs().stream()
        .flatMap(peer -> peer.diagnosis().stream())
        .anyMatch(diagnosis -> diagnosis.ground() == DiagnosisGround.OBSERVED);
  }

  private static Duration patience(CallAssessment callAssessment) {
    boolean cut =
        callAssessment.pairs().stream()
            .anyMatch(
                peer ->
                    MediaFlow.stopped(peer.history().currentDocument()) && !peer.isDisconnected());
    return cut ? WORD_OF_ICE : CallMonitor.GRACE;
  }
}
