package io.peerproof.call;

import io.peerproof.event.PeerRole;
import io.peerproof.host.HostHealthSource;
import io.peerproof.proof.measure.HostHealth;
import io.peerproof.timeline.PeerHistory;
import java.time.Duration;
import java.util.function.BiFunction;

/** A machine that keeps up until a test says otherwise. */
final class FakeHost implements HostHealthSource {

  /** Two seconds in which two frames of five came, and three timers of five fired. */
  static final HostHealth STARVED = starvedFor(Duration.ofSeconds(2));

  private BiFunction<PeerRole, Double, HostHealth> health = (role, fromMs) -> HostHealth.UNKNOWN;
  private double nowMs = 100_000;
  private double busyUntilMs = Double.NEGATIVE_INFINITY;

  static HostHealth starvedFor(Duration span) {
    return new HostHealth(
        span.toMillis(), 12.0, 30.0, null, 0.6, 640.0, 20.0, 0.95, 5.0, 0.9, 1.0, null, null);
  }

  /** A machine on which next to nothing comes through. */
  static HostHealth stalled() {
    return new HostHealth(
        2000, 1.0, 30.0, 0.1, 0.1, 3000.0, 900.0, 0.2, 50.0, 1.0, 1.0, null, null);
  }

  /** Two seconds at whose end a page reported no timers for 1.2 s. */
  static HostHealth standingStill(double pressure) {
    return new HostHealth(
        2000, 30.0, 30.0, 1.0, 1.0, 4.0, 4.0, 0.95, 3.0, pressure, 0.9, 0.1, null, 1200);
  }

  void is(HostHealth newHealth) {
    health = (role, fromMs) -> newHealth;
  }

  /** The health for a peer's role in a stretch that begins at this time. */
  void is(BiFunction<PeerRole, Double, HostHealth> newHealth) {
    health = newHealth;
  }

  /** Only what began before this was starved. */
  void wasStarvedUntil(double newBusyUntilMs) {
    busyUntilMs = newBusyUntilMs;
  }

  void at(double newNowMs) {
    nowMs = newNowMs;
  }

  @Override
  public double nowMs() {
    return nowMs;
  }

  @Override
  public HostHealth since(PeerRole role, PeerHistory history, double fromMs) {
    return fromMs < busyUntilMs ? STARVED : health.apply(role, fromMs);
  }
}
