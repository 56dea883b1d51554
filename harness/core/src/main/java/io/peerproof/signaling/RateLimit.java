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

  /**
   * The same for parts of messages and for control frames. A message of maximum size arrives in 16
   * parts or more, as the network cuts it.
   */
  static final int BURST_OF_PARTS = 20_000;

  static final int PARTS_PER_SECOND = 4_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private final LongSupplier nanoTime;
  private final int burst;
  private final int perSecond;
  private double tokens;
  private long refilledAt;

  private RateLimit(LongSupplier nanoTime, int burst, int perSecond) {
    this.nanoTime = nanoTime;
    this.burst = burst;
    this.perSecond = perSecond;
    this.tokens = burst;
    this.refilledAt = nanoTime.getAsLong();
  }

  static RateLimit ofMessages(LongSupplier nanoTime) {
    return new RateLimit(nanoTime, BURST, PER_SECOND);
  }

  static RateLimit ofParts(LongSupplier nanoTime) {
    return new RateLimit(nanoTime, BURST_OF_PARTS, PARTS_PER_SECOND);
  }

  /** Takes one token. Returns false if there is none. */
  boolean allows() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - refilledAt) / NANOS_PER_SECOND * perSecond);
    refilledAt = now;
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }
}
