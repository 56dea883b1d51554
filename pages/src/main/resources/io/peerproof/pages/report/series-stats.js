/** Phase times of the calls of a series, and how a slow call differs. */

export const TIMES = [
  ['media', 'mediaMs'],
  ['signaling', 'signalingMs'],
  ['track', 'trackMs'],
  ['ICE', 'iceMs'],
  ['DTLS', 'dtlsMs'],
  ['first frame', 'firstFrameMs'],
  ['proven', 'provenMs'],
  ['total', 'totalMs'],
];

/** Kind of each call: warm-up (not counted), disturbed, undisturbed. */
export function kindsOf({ calls, series }) {
  const [warmUps, disturbed] = [new Set(series.warmUps), new Set(series.disturbed)];
  const kind = ({ id }) => (warmUps.has(id) ? 'warm-up' : disturbed.has(id) ? 'disturbed' : 'undisturbed');
  return new Map(calls.map((call) => [call.id, kind(call)]));
}

/** The median is the mean of both in the middle where there are two; a percentile is the nearest rank. */
export function spreadOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? null;
  const half = sorted.length / 2;
  const median = sorted.length === 0 ? null : (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
  return { n: sorted.length, median, p90: rank(0.9), p95: rank(0.95), p99: rank(0.99), longest: sorted.at(-1) ?? null };
}

const totalOf = (call) => Math.max(...call.peers.map(({ phases }) => phases.totalMs ?? -1));

/** Calls that passed and count, the slower peer's total deciding, slowest first. */
export function slowestFirst(calls, kinds) {
  return calls
    .filter((call) => call.outcome === 'PASSED' && kinds.get(call.id) !== 'warm-up' && totalOf(call) >= 0)
    .sort((a, b) => totalOf(b) - totalOf(a));
}

/** A line for each peer and phase: `{ role, name, property, spread }`. */
export function spreadsOf(counted) {
  return ['caller', 'callee'].flatMap((role, who) =>
    TIMES.map(([name, property]) => ({
      role,
      who,
      name,
      property,
      spread: spreadOf(counted.map((call) => call.peers[who].phases[property]).filter((ms) => ms !== null)),
    })),
  );
}

/** The phase that is longest over its median: `caller ICE +210.3 ms over its median`. */
export function differenceOf(call, lines) {
  const over = lines
    .filter(({ name, spread }) => name !== 'total' && spread.median !== null)
    .map(({ role, who, name, property, spread }) => ({
      role,
      name,
      ms: (call.peers[who].phases[property] ?? 0) - spread.median,
    }))
    .sort((a, b) => b.ms - a.ms)[0];
  return over === undefined || over.ms <= 0
    ? 'no phase is over its median'
    : `${over.role} ${over.name} +${over.ms.toFixed(1)} ms over its median`;
}
