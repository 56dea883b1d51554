package io.peerproof.signaling;

import java.util.function.LongSupplier;

/**
 * Token bucket: a number of messages at once, then a number per second.
 *
 * <p>Not thread-safe; the messages of one socket arrive one after another.
 */
final class RateLimit {

  /**
   * Number of messages that a page may send at once. A browser on a machine with many interfaces
   * trickles up to 200 candidates per call in one burst; a page that calls several peers at once
   * does so for each.
   */
  static final int BURST = 1_000;

  /** Number of messages per second that a page may send in the long run. */
  static final int PER_SECOND = 200;

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private double tokens = BURST;
  private long refilledAt;

  RateLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.refilledAt = nanoTime.getAsLong();
  }

  /** Takes one token. Returns false if there is none. */
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
