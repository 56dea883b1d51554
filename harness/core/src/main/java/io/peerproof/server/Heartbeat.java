package io.peerproof.server;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Finds the sockets behind which nobody is left: those from which nothing came for {@link
 * #PATIENCE}, though they are pinged each {@link #PING_INTERVAL}. Driven from outside by {@link
 * #beat}, once each {@link #BEAT}.
 */
final class Heartbeat<S extends Heartbeat.Watched> {

  /** docs/signaling.md promises the others the news within two seconds of a cut cable. */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  static final Duration PING_INTERVAL = Duration.ofMillis(500);

  /** How late a silence may be noticed. */
  static final Duration BEAT = Duration.ofMillis(100);

  /**
   * What counts of the time between two beats. When this machine sleeps or is too busy to run the
   * beats, the silence is ours as well, and nobody is given up for it.
   */
  private static final long MOST_BETWEEN_BEATS = 2 * BEAT.toNanos();

  /** A socket that is watched. Both methods return at once and may be called by any thread. */
  interface Watched {
    void ping();

    void lost();
  }

  private static final class Pulse {
    private volatile long heardAt;
    private long pingedAt;

    private Pulse(long now) {
      this.heardAt = now;
      this.pingedAt = now;
    }
  }

  private final Map<S, Pulse> pulses = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  // Written by the beats alone. Awake is the time of all that follows: it stops when we do.
  private volatile long lastBeat;
  private volatile long awakeAtLastBeat;

  Heartbeat(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lastBeat = nanoTime.getAsLong();
  }

  private long awake() {
    return awakeAtLastBeat + Math.min(nanoTime.getAsLong() - lastBeat, MOST_BETWEEN_BEATS);
  }

  void watch(S socket) {
    pulses.put(socket, new Pulse(awake()));
  }

  /** Something came from this socket. */
  void heard(S socket) {
    Pulse pulse = pulses.get(socket);
    if (pulse != null) {
      pulse.heardAt = awake();
    }
  }

  void forget(S socket) {
    pulses.remove(socket);
  }

  /** Those that are there now. */
  Set<S> watched() {
    return Set.copyOf(pulses.keySet());
  }

  /** Pings whom it is time to ping, and gives up those that were silent too long. */
  void beat() {
    long now = awake();
    awakeAtLastBeat = now;
    lastBeat = nanoTime.getAsLong();
    pulses.forEach(
        (socket, pulse) -> {
          if (now - pulse.heardAt >= PATIENCE.toNanos()) {
            pulses.remove(socket);
            socket.lost();
          } else if (now - pulse.pingedAt >= PING_INTERVAL.toNanos()) {
            pulse.pingedAt = now;
            socket.ping();
          }
        });
  }
}
