package io.peerproof.host;

import io.peerproof.event.PeerRole;
import io.peerproof.proof.TimeLimits;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.report.StretchedLimit;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The time limits of one call, extended while the machine is measured to be slow. Not thread-safe.
 */
public final class StretchedTimeLimits {

  /** Largest factor for the call's own time-out, because the user waits for it. */
  public static final double MOST_STRETCH_OF_TIMEOUT = 3;

  /** Names of the limits in the report. */
  public static final String TIMEOUT = "timeout";

  public static final String SILENCE = "silence";
  public static final String GRACE = "grace";
  public static final String BEGINNING = "beginning";
  private static final String FREEZE = "freeze";

  /** Periods in which a slowdown is searched, because a delay continues after a busy moment. */
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(6));

  /**
   * Interval of measurements. A measurement reads all events of a peer, and the machine itself is
   * not sampled more often.
   */
  private static final Duration INTERVAL = Duration.ofMillis(250);

  private final List<PeerRole> roles;
  private final HostHealthSource host;
  private final Function<PeerRole, PeerHistory> histories;
  private final LongSupplier nanoClock;
  private final long startedNanos;
  private final Map<PeerRole, Double> slowdowns = new EnumMap<>(PeerRole.class);
  private long measuredNanos;
  private double lostNanos;
  private final Map<String, StretchedLimit> used = new LinkedHashMap<>();
  private Duration longestTimeout = Duration.ZERO;

  /** Starts to measure for the peers with these {@code roles}. */
  public StretchedTimeLimits(
      List<PeerRole> roles,
      HostHealthSource host,
      Function<PeerRole, PeerHistory> histories,
      LongSupplier nanoClock) {
    this.roles = List.copyOf(roles);
    this.host = host;
    this.histories = histories;
    this.nanoClock = nanoClock;
    this.startedNanos = nanoClock.getAsLong();
    this.measuredNanos = startedNanos;
  }

  /** Measures the machine again if the interval has passed. */
  public void measure() {
    long now = nanoClock.getAsLong();
    if (!slowdowns.isEmpty() && now - measuredNanos < INTERVAL.toNanos()) {
      return;
    }
    roles.forEach(role -> slowdowns.put(role, slowdownOf(role)));
    lostNanos += (now - measuredNanos) * (1 - 1 / slowdown());
    measuredNanos = now;
  }

  private double slowdownOf(PeerRole role) {
    PeerHistory history = histories.apply(role);
    double now = host.nowMs();
    return WINDOWS.stream()
        .map(window -> host.since(role, history, now - window.toMillis()))
        .mapToDouble(HostHealth::possibleSlowdown)
        .max()
        .orElse(1);
  }

  /** Returns the factor by which things take longer than on a fast machine; 1 or more. */
  public double slowdown() {
    return slowdowns.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  /** Returns the current value of a limit. */
  private Duration stretched(Duration limit) {
    return slowdown() == 1 ? limit : Duration.ofNanos((long) (limit.toNanos() * slowdown()));
  }

  /**
   * Tells if a duration is within the current value of a limit. A limit that only holds because it
   * was extended is added to the report.
   *
   * @param name name of the limit in the report
   */
  public boolean isWithin(String name, Duration limit, Duration taken) {
    Duration longest = stretched(limit);
    boolean within = taken.compareTo(longest) <= 0;
    if (within && taken.compareTo(limit) > 0) {
      used(name, limit.toMillis(), longest.toMillis());
    }
    return within;
  }

  /** Records that a pause of media was attributed to the machine. */
  public void usedForPause() {
    used(FREEZE, TimeLimits.USUAL.freezeMs(), mediaLimits().freezeMs());
  }

  private void used(String name, double usualMs, double longestMs) {
    used.merge(
        name,
        new StretchedLimit(name, usualMs, Math.round(longestMs)),
        (before, now) -> before.stretchedMs() >= now.stretchedMs() ? before : now);
  }

  /** Returns the longest pause of a peer's media at present. */
  public TimeLimits mediaLimits() {
    return TimeLimits.USUAL.stretched(slowdown());
  }

  /**
   * Returns the time-out of a call, extended by the time that the machine withheld.
   *
   * @param goesOn true if the call makes progress, so that more time may help
   */
  public Duration timeout(Duration usual, boolean goesOn) {
    double most = usual.toNanos() * (MOST_STRETCH_OF_TIMEOUT - 1);
    long granted = (long) Math.min(lostNanos, most);
    // Any start of two browsers withholds up to a tenth.
    Duration timeout = goesOn && granted > usual.toNanos() / 10 ? usual.plusNanos(granted) : usual;
    if (nanoClock.getAsLong() - startedNanos > usual.toNanos() && timeout.compareTo(usual) > 0) {
      longestTimeout = timeout.compareTo(longestTimeout) > 0 ? timeout : longestTimeout;
    }
    return timeout;
  }

  /**
   * Tells if a call may go on after its time-out although it makes no progress, because the machine
   * left it too little of that time.
   */
  public boolean mayGoOn(Duration usual) {
    Duration taken = Duration.ofNanos(nanoClock.getAsLong() - startedNanos);
    if (taken.toNanos() > usual.toNanos() * MOST_STRETCH_OF_TIMEOUT) {
      return false;
    }
    longestTimeout = taken.compareTo(longestTimeout) > 0 ? taken : longestTimeout;
    return true;
  }

  /**
   * Returns the limits for the report that held only because they were extended; usually none.
   *
   * @param timeout time-out of the call in its settings
   */
  public List<StretchedLimit> stretchedLimits(Duration timeout) {
    List<StretchedLimit> limits = new ArrayList<>();
    if (longestTimeout.compareTo(timeout) > 0) {
      limits.add(new StretchedLimit(TIMEOUT, timeout.toMillis(), longestTimeout.toMillis()));
    }
    limits.addAll(used.values());
    return List.copyOf(limits);
  }
}
