package io.peerproof.call;

import io.peerproof.event.PeerEvent;
import io.peerproof.event.PeerRole;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.report.StretchedLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The time limits of one call, as the machine lets them be: as they stand where it keeps up, and
 * longer where it is measured not to. For use by one thread.
 */
final class StretchedTimeLimits {

  /** A call's own time-out grows by no more than this: somebody waits for it. */
  static final double MOST_STRETCH_OF_TIMEOUT = 3;

  /** What the report calls that time-out, and the other limits. */
  static final String TIMEOUT = "timeout";

  static final String SILENCE = "silence";
  static final String GRACE = "grace";
  private static final String FREEZE = "freeze";

  /** How far back a slowdown is looked for: a busy moment is over before what it delayed is. */
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(6));

  /** Measuring reads all events of a peer; the machine itself is sampled no more often either. */
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final HostHealthSource host;
  private final Function<PeerRole, List<PeerEvent>> events;
  private final LongSupplier nanoClock;
  private final long startedNanos;
  private final Map<PeerRole, Double> slowdowns = new EnumMap<>(PeerRole.class);
  private long measuredNanos;
  private double lostNanos;
  private final Map<String, StretchedLimit> used = new LinkedHashMap<>();
  private Duration longestTimeout = Duration.ZERO;

  /** Begins to measure now. */
  StretchedTimeLimits(
      HostHealthSource host, Function<PeerRole, List<PeerEvent>> events, LongSupplier nanoClock) {
    this.host = host;
    this.events = events;
    this.nanoClock = nanoClock;
    this.startedNanos = nanoClock.getAsLong();
    this.measuredNanos = startedNanos;
  }

  /** Measures the machine again, if that is due. */
  void measure() {
    long now = nanoClock.getAsLong();
    if (!slowdowns.isEmpty() && now - measuredNanos < INTERVAL.toNanos()) {
      return;
    }
    PeerRole.all().forEach(role -> slowdowns.put(role, slowdownOf(role)));
    lostNanos += (now - measuredNanos) * (1 - 1 / slowdown());
    measuredNanos = now;
  }

  private double slowdownOf(PeerRole role) {
    List<PeerEvent> said = events.apply(role);
    double now = host.nowMs();
    return WINDOWS.stream()
        .map(window -> host.since(role, said, now - window.toMillis()))
        .mapToDouble(HostHealth::slowdown)
        .max()
        .orElse(1);
  }

  /** By how much longer things take at present than on a machine that keeps up; 1 or more. */
  double slowdown() {
    return slowdowns.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  /** A limit as it is to be kept at present. */
  Duration stretched(Duration limit) {
    return slowdown() == 1 ? limit : Duration.ofNanos((long) (limit.toNanos() * slowdown()));
  }

  /**
   * Whether something kept to a limit as it is at present; a limit that it kept to only because the
   * machine is slow goes into the report.
   *
   * @param name of the limit in the report
   */
  boolean isWithin(String name, Duration limit, Duration taken) {
    Duration longest = stretched(limit);
    boolean within = taken.compareTo(longest) <= 0;
    if (within && taken.compareTo(limit) > 0) {
      used(name, limit.toMillis(), longest.toMillis());
    }
    return within;
  }

  /** A pause of media is taken for the machine's. */
  void usedForPause() {
    used(FREEZE, TimeLimits.USUAL.freezeMs(), mediaLimits().freezeMs());
  }

  private void used(String name, double usualMs, double longestMs) {
    used.merge(
        name,
        new StretchedLimit(name, usualMs, Math.round(longestMs)),
        (before, now) -> before.stretchedMs() >= now.stretchedMs() ? before : now);
  }

  /** How long media of a peer may pause at present. */
  TimeLimits mediaLimits() {
    return TimeLimits.USUAL.stretched(slowdown());
  }

  /**
   * A call's time-out: the time that the machine withheld is given back.
   *
   * @param goesOn whether the call still makes progress, so that more time may help
   */
  Duration timeout(Duration usual, boolean goesOn) {
    double most = usual.toNanos() * (MOST_STRETCH_OF_TIMEOUT - 1);
    long granted = (long) Math.min(lostNanos, most);
    // Less than a tenth is what any start of two browsers takes.
    Duration timeout = goesOn && granted > usual.toNanos() / 10 ? usual.plusNanos(granted) : usual;
    if (nanoClock.getAsLong() - startedNanos > usual.toNanos() && timeout.compareTo(usual) > 0) {
      longestTimeout = timeout.compareTo(longestTimeout) > 0 ? timeout : longestTimeout;
    }
    return timeout;
  }

  /**
   * The limits that mattered because they were stretched, for the report; mostly none.
   *
   * @param timeout of the call, as it was stated
   */
  List<StretchedLimit> stretchedLimits(Duration timeout) {
    List<StretchedLimit> limits = new ArrayList<>();
    if (longestTimeout.compareTo(timeout) > 0) {
      limits.add(new StretchedLimit(TIMEOUT, timeout.toMillis(), longestTimeout.toMillis()));
    }
    limits.addAll(used.values());
    return List.copyOf(limits);
  }
}
