// Samples of getStats(), of the entries that tell where media got stuck.

const STATS_INTERVAL_MS = 500;
const STATS_TYPES = new Set([
  'inbound-rtp', 'outbound-rtp', 'remote-inbound-rtp', 'media-source', 'codec',
  'transport', 'candidate-pair', 'local-candidate', 'remote-candidate',
]);

export function createStatsSampler({ say, aside }) {
  if (typeof RTCPeerConnection === 'undefined') return { watch() {}, sampleAll() {} };
  const { getStats } = RTCPeerConnection.prototype;
  const later = setTimeout.bind(window);
  const open = new Map();

  async function sample(pc, name) {
    const report = {};
    for (const [id, entry] of await Reflect.apply(getStats, pc, [])) {
      if (STATS_TYPES.has(entry.type)) report[id] = entry;
    }
    say('stats', { pc: name, report });
  }

  async function sampleWhileOpen(pc, name) {
    if (pc.connectionState === 'closed') {
      open.delete(pc);
      return;
    }
    try {
      await sample(pc, name);
    } finally {
      later(() => aside('stats', sampleWhileOpen(pc, name)), STATS_INTERVAL_MS);
    }
  }

  return {
    /** Samples this connection at an interval until it is closed. */
    watch(pc, name) {
      open.set(pc, name);
      later(() => aside('stats', sampleWhileOpen(pc, name)), STATS_INTERVAL_MS);
    },
    /** Samples each open connection once, now. */
    sampleAll() {
      for (const [pc, name] of open) aside('stats', sample(pc, name));
    },
  };
}
