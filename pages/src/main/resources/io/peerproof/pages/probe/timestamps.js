// The timestamps of frames and of sound, which count from nobody knows when, on the page's clock.

// More than this ahead of what came before: the timestamps began anew.
const TIMESTAMPS_JUMP_MS = 1000;

/**
 * What puts the timestamps of one track on the page's clock, by the one that came least late: the others came when the
 * page had time for them. It takes a timestamp in microseconds, of what came just now.
 */
export function createTimestamps(nowMs) {
  let aheadMs = Infinity;
  return (timestamp) => {
    const now = nowMs();
    const stampedMs = timestamp / 1000;
    if (Math.abs(now - stampedMs - aheadMs) > TIMESTAMPS_JUMP_MS) aheadMs = Infinity;
    aheadMs = Math.min(aheadMs, now - stampedMs);
    return stampedMs + aheadMs;
  };
}
