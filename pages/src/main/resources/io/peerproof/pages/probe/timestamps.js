// Converts timestamps of video frames and audio data, whose origin is unspecified, to the page's clock.

import { Math } from './builtins.js';

// A larger jump means that the timestamps restarted.
const TIMESTAMPS_JUMP_MS = 1000;

/**
 * Creates a converter for the timestamps of one track, by the delivery with the smallest delay: other deliveries waited
 * for the page. It takes a timestamp in microseconds of what arrived just now, and returns a function that returns its
 * time. The later that function is called, the more deliveries it knows.
 */
export function createTimestamps(nowMs) {
  let clock = { aheadMs: Infinity };
  return (timestamp) => {
    const stampedMs = timestamp / 1000;
    const aheadMs = nowMs() - stampedMs;
    if (Math.abs(aheadMs - clock.aheadMs) > TIMESTAMPS_JUMP_MS) clock = { aheadMs };
    clock.aheadMs = Math.min(clock.aheadMs, aheadMs);
    const here = clock;
    return () => stampedMs + here.aheadMs;
  };
}
