/** Statistics and frames of a call as series over time. */

/** Growth of `name` between two entries; null where either lacks it or it was reset. */
const grown = (before, now, name) =>
  before?.[name] === undefined || now[name] === undefined || now[name] < before[name] ? null : now[name] - before[name];

function shareOf(before, now, name, of, scale) {
  const [part, whole] = [grown(before, now, name), grown(before, now, of)];
  return part === null || !whole ? null : (scale * part) / whole;
}

const perSecond = (before, now, name) => {
  const [grew, ms] = [grown(before, now, name), grown(before, now, 'timestamp')];
  return grew === null || !ms ? null : (1000 * grew) / ms;
};

/**
 * Series to draw: name, unit, the webrtc-stats entries they come from, and the value by an entry and the one before.
 */
export const SERIES = [
  {
    title: 'received',
    unit: 'kbit/s',
    kinds: ['video', 'audio'],
    of: 'inbound-rtp',
    value: (before, now) => {
      const bytes = perSecond(before, now, 'bytesReceived');
      return bytes === null ? null : (8 * bytes) / 1000;
    },
  },
  {
    title: 'decoded',
    unit: 'frames/s',
    kinds: ['video'],
    of: 'inbound-rtp',
    value: (before, now) => perSecond(before, now, 'framesDecoded'),
  },
  {
    title: 'jitter buffer',
    unit: 'ms',
    kinds: ['video', 'audio'],
    of: 'inbound-rtp',
    value: (before, now) => shareOf(before, now, 'jitterBufferDelay', 'jitterBufferEmittedCount', 1000),
  },
  {
    title: 'round trip',
    unit: 'ms',
    kinds: [''],
    of: 'candidate-pair',
    value: (_, now) => (now.currentRoundTripTime === undefined ? null : 1000 * now.currentRoundTripTime),
  },
];

function entriesOf({ report }, of, kind) {
  const entries = Object.values(report);
  if (of !== 'candidate-pair') return entries.filter((entry) => entry.type === of && entry.kind === kind);
  const selected = new Set(
    entries.filter(({ type }) => type === 'transport').map((transport) => transport.selectedCandidatePairId),
  );
  return entries.filter((entry) => selected.has(entry.id));
}

/**
 * `[atMs, value]` for each sample that has it, on the page's clock; several tracks of a kind are lines of their own.
 */
export function curvesOf({ role, stats }, { kinds, of, value }) {
  return kinds.flatMap((kind) => {
    const before = new Map();
    const lines = new Map();
    for (const sample of stats) {
      for (const entry of entriesOf(sample, of, kind)) {
        const key = of === 'candidate-pair' ? sample.pc : `${sample.pc} ${entry.id}`;
        const now = value(before.get(key), entry);
        if (now !== null) lines.set(key, [...(lines.get(key) ?? []), [sample.atMs, now]]);
        before.set(key, entry);
      }
    }
    return [...lines.values()].map((points) => ({ role, kind, points }));
  });
}

/** Presented frames of remote tracks: `{ atMs, peer, counter }`; peer and counter are null where no stamp was read. */
export function framesOf({ events }) {
  const remote = new Set(events.filter(({ type }) => type === 'track-received').map(({ track }) => track));
  return events
    .filter(({ type, track }) => type === 'frames-presented' && remote.has(track))
    .flatMap(({ frames }) => frames.map(([atMs, peer, counter]) => ({ atMs, peer, counter })))
    .sort((a, b) => a.atMs - b.atMs);
}
