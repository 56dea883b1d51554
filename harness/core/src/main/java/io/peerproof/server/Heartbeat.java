package io.peerproof.server;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Detects dead sockets: those that sent nothing for so long although they are pinged every {@link
 * #PING_INTERVAL}. The owner calls {@link #beat} every {@link #BEAT}.
 */
final class Heartbeat<S extends Heartbeat.Watched> {

  /**
   * Usual silence after which a socket is lost. docs/signaling.md promises that the other peers
   * learn of a cut cable within two seconds.
   */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  static final Duration PING_INTERVAL = Duration.ofMillis(500);

  /** The delay with which a silence may be noticed. */
  static final Duration BEAT = Duration.ofMillis(100);

  /**
   * Maximum time between two beats that counts as silence. When this machine sleeps or is too busy
   * for the beats, the silence is its own, and no socket is lost for it.
   */
  private static final long MOST_BETWEEN_BEATS = 2 * BEAT.toNanos();

  /** A socket that is watched. All methods return at once and may be called by any thread. */
  interface Watched {
    /** Asks the socket for an answer, or goes on with its close. */
    void ping();

    /**
     * Tells if the socket is being closed. It is asked for no answer then, so its silence says
     * nothing, and {@link #ping} ends it.
     */
    boolean isBeingClosed();

    void lost();
  }

  private static final class SocketPulse {
    private volatile long heardAt;
    private long pingedAt;

    private SocketPulse(long now) {
      this.heardAt = now;
      this.pingedAt = now;
    }
  }

  private final Map<S, SocketPulse> pulses = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;
  private final Duration patience;

  // Written by the beats only. All times below are awake time, which stops while this machine
  // sleeps.
  private volatile long lastBeat;
  private volatile long awakeAtLastBeat;

  /**
   * @param patience silence after which a socket is lost
   */
  Heartbeat(LongSupplier nanoTime, Duration patience) {
    this.nanoTime = nanoTime;
    this.patience = patience;
    this.lastBeat = nanoTime.getAsLong();
  }

  private long awake() {
    return awakeAtLastBeat + Math.min(nanoTime.getAsLong() - lastBeat, MOST_BETWEEN_BEATS);
  }

  void watch(S socket) {
    pulses.put(socket, new SocketPulse(awake()));
  }

  /** Records that this socket sent something. */
  void heard(S socket) {
    SocketPulse pulse = pulses.get(socket);
    if (pulse != null) {
      pulse.heardAt = awake();
    }
  }

  void forget(S socket) {
    pulses.remove(socket);
  }

  /** Returns the watched sockets. */
  Set<S> watched() {
    return Set.copyOf(pulses.keySet());
  }

  /** Pings the sockets that are due, and drops those that were silent for too long. */
  void beat() {
    long now = awake();
    awakeAtLastBeat = now;
    lastBeat = nanoTime.getAsLong();
    pulses.forEach(
        (socket, pulse) -> {
          if (now - pulse.heardAt >= patience.toNanos() && !socket.isBeingClosed()) {
            pulses.remove(socket);
            socket.lost();
          } else if (now - pulse.pingedAt >= PING_INTERVAL.toNanos()) {
            pulse.pingedAt = now;
            socket.ping();
          }
        });
  }
}
