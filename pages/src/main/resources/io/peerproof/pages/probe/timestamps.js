// The timestamps of frames and of sound, which count from nobody knows when, on the page's clock.

// More than this ahead of what came before: the timestamps began anew.
const TIMESTAMPS_JUMP_MS = 1000;

/**
 * What puts the timestamps of one track on the page's clock, by the one that came least late: the others came when the
 * page had time for them. It takes a timestamp in microseconds, of what came just now, and gives what to ask for its
 * time: the later it is asked, the more has been seen that may have come less late.
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
