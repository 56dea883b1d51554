package io.peerproof.signaling;

import java.util.function.LongSupplier;

/**
 * A token bucket: so many messages at once, then so many a second.
 *
 * <p>Not thread-safe; the messages of one socket come one after the other.
 */
final class RateLimit {

  /**
   * What a page may send at once. A browser on a machine with many interfaces trickles up to 200
   * candidates a call in one burst; a page that calls several peers at once does so for each.
   */
  static final int BURST = 1_000;

  /** What a page may send in the long run. */
  static final int PER_SECOND = 200;

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private double tokens = BURST;
  private long refilledAt;

  RateLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.refilledAt = nanoTime.getAsLong();
  }

  /** Takes one token; false when there is none. */
  boolean allows() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(BURST, tokens + (now - refilledAt) / NANOS_PER_SECOND * PER_SECOND);
    refilledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
