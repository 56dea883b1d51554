package io.peerproof.probe;

/**
 * Bounds of a page's clock, {@code performance.timeOrigin + performance.now()}, from its messages:
 * its lead over {@link System#nanoTime}, in milliseconds.
 *
 * @param timeOriginMs {@code performance.timeOrigin} of the page
 * @param leastAheadMs at least: each message was there after it was sent
 * @param mostAheadMs at the most: the page's navigation began after the harness asked for it;
 *     infinite where it did not
 */
public record ClockBounds(double timeOriginMs, double leastAheadMs, double mostAheadMs) {}
