/**
 * Watches whether the other side's media still arrives. ICE calls a connection `disconnected` only after five seconds;
 * people should know within two, so the bytes are counted.
 */

const POLL_MS = 200;
/** With one poll and the time to show it this stays well under two seconds, on a busy machine too. */
export const SILENCE_MS = 1300;

/**
 * @param {RTCPeerConnection} pc
 * @param {{flowing: () => void, silent: (forMs: number) => void}} on `flowing` each time bytes came after none did,
 *   `silent` at each poll while none come
 * @returns {() => void} stops watching
 */
export function watchLiveness(pc, on) {
  let received = 0;
  let grewAt = 0;
  let flowing = false;
  let stopped = false;
  let timer = 0;

  async function poll() {
    const report = await pc.getStats();
    if (stopped) return;
    judge(bytesReceived(report));
    timer = setTimeout(() => poll().catch(reportError), POLL_MS);
  }

  function judge(bytes) {
    const now = performance.now();
    if (bytes > received) {
      received = bytes;
      grewAt = now;
      if (!flowing) {
        flowing = true;
        on.flowing();
      }
    } else if (grewAt) {
      flowing = flowing && now - grewAt < SILENCE_MS;
      on.silent(now - grewAt);
    }
  }

  poll().catch(reportError);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

function bytesReceived(report) {
  let sum = 0;
  for (const stats of report.values()) {
    if (stats.type === 'inbound-rtp') sum += stats.bytesReceived ?? 0;
  }
  return sum;
}
