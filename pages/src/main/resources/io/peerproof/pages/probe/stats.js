// Samples of getStats(): the entries that show where media stops.

import { Map, Math, performance, Reflect, Set, setTimeout } from './builtins.js';

const STATS_INTERVAL_MS = 500;
// More connections share the samples of so many: those of a page with 500 would take a core of their own.
const MOST_AT_FULL_PACE = 16;
const STATS_TYPES = new Set([
  'inbound-rtp',
  'outbound-rtp',
  'remote-inbound-rtp',
  'media-source',
  'codec',
  'transport',
  'candidate-pair',
  'local-candidate',
  'remote-candidate',
]);

export function createStatsSampler({ emit, runAsync }) {
  if (typeof RTCPeerConnection === 'undefined') return { watch() {}, sampleAll() {} };
  const { apply } = Reflect;
  const { getStats } = RTCPeerConnection.prototype;
  const { forEach } = RTCStatsReport.prototype;
  const { now } = performance;
  const open = new Map(); // connection to {name, sampledAt}

  const intervalMs = () => STATS_INTERVAL_MS * Math.max(1, open.size / MOST_AT_FULL_PACE);

  async function sample(pc, watched) {
    watched.sampledAt = now();
    const report = {};
    const addEntry = (entry, id) => {
      if (STATS_TYPES.has(entry.type)) report[id] = entry;
    };
    apply(forEach, await apply(getStats, pc, []), [addEntry]);
    emit('stats', { pc: watched.name, report });
  }

  // Each sample restarts the interval, because a sample costs a millisecond or more.
  async function sampleWhileOpen(pc, watched) {
    if (pc.connectionState === 'closed') {
      open.delete(pc);
      return;
    }
    try {
      if (now() - watched.sampledAt >= intervalMs()) await sample(pc, watched);
    } finally {
      again(pc, watched);
    }
  }

  function again(pc, watched) {
    const left = Math.max(1, watched.sampledAt + intervalMs() - now());
    setTimeout(() => runAsync('stats', sampleWhileOpen(pc, watched)), left);
  }

  return {
    /** Samples this connection at an interval until it is closed. */
    watch(pc, name) {
      const watched = { name, sampledAt: now() };
      open.set(pc, watched);
      again(pc, watched);
    },
    /** Samples each open connection once, now; of many only those that wait for it longest. */
    sampleAll() {
      const many = open.size > MOST_AT_FULL_PACE;
      for (const [pc, watched] of open) {
        if (many && now() - watched.sampledAt < intervalMs()) continue;
        runAsync('stats', sample(pc, watched));
      }
    },
  };
}
