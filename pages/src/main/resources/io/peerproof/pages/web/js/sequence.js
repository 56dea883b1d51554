/**
 * From the trace to the rows of the sequence diagram: who to whom, which step, what is grouped. Pure; the drawing is in
 * sequence-diagram.js. Lanes: `a` is this browser, `stun`, `signaling`, and `b` the other browser.
 */

const SELF = { from: 'a' };
const SENT = { from: 'a', to: 'b', via: 'signaling' };
const RECEIVED = { from: 'b', to: 'a', via: 'signaling' };
const DIRECT = { from: 'a', to: 'b', both: true };
/** Seen only by its consequence, the message that follows. */
const FAR = { from: 'b', inferred: true };

const KINDS = {
  join: { step: 1, from: 'a', to: 'signaling' },
  welcome: { step: 1, from: 'signaling', to: 'a' },
  'peer-connection': { step: 2, ...SELF },
  'get-user-media': { step: 3, ...SELF },
  camera: { step: 3, ...SELF },
  'add-track': { step: 4, ...SELF },
  'set-local-offer': { step: 5, ...SELF },
  'offer-sent': { step: 5, ...SENT },
  'far-offered': { step: 5, ...FAR },
  'offer-received': { step: 5, ...RECEIVED },
  'offer-ignored': { step: 5, ...SELF },
  'offer-rolled-back': { step: 5, ...SELF },
  'set-remote-offer': { step: 6, ...SELF },
  'set-local-answer': { step: 6, ...SELF },
  'answer-sent': { step: 6, ...SENT },
  'far-answered': { step: 6, ...FAR },
  'answer-received': { step: 6, ...RECEIVED },
  'set-remote-answer': { step: 7, ...SELF },
  'far-set-answer': { step: 7, ...FAR },
  'stun-request': { step: 8, from: 'a', to: 'stun' },
  'stun-response': { step: 8, from: 'stun', to: 'a' },
  'stun-same': { step: 8, from: 'stun', to: 'a', inferred: true },
  'stun-unneeded': { step: 8, from: 'stun', inferred: true },
  'stun-error': { step: 8, from: 'a', to: 'stun', failed: true },
  'candidate-sent': { step: 8, ...SENT },
  'candidate-received': { step: 8, ...RECEIVED },
  connected: { step: 8, ...DIRECT },
  track: { step: 9, ...SELF },
  media: { step: 9, ...DIRECT, thick: true },
  lost: { ...SELF, failed: true },
  left: { from: 'signaling', to: 'a' },
  'hangup-sent': SENT,
  'hangup-received': RECEIVED,
};

/** These come in numbers and at any time; all of one direction since the last other row share a row. */
const GROUPED = new Set(['candidate-sent', 'candidate-received', 'add-track', 'track', 'stun-error']);
/** Rows between which a group stays open: candidates of both directions and STUN's answers interleave. */
const TRANSPARENT = new Set(['candidate-sent', 'candidate-received', 'stun-response', 'stun-error', 'stun-request']);

const NOTHING_YET = { count: 0, early: 0, address: '', code: '' };

/**
 * @typedef {{kind: string, step?: number, from: string, to?: string, ms: number, lastMs: number, count: number,
 *   early: number, tracks: string[], address: string, code: string}} Row
 * @returns {{add: (entry: object) => {added: Row[], changed: Row|null}}}
 */
export function createSequence() {
  const rows = [];
  let answered = false;
  let stunAsked = false;
  let stunReplied = false;

  function add(entry) {
    const added = [];
    let changed = null;
    for (const one of expand(entry)) {
      const group = GROUPED.has(one.kind) ? openGroup(one.kind) : null;
      if (group) {
        merge(group, one);
        changed = group;
      } else {
        const row = { ...KINDS[one.kind], kind: one.kind, ms: one.ms, ...NOTHING_YET, tracks: [] };
        merge(row, one);
        rows.push(row);
        added.push(row);
      }
    }
    return { added, changed };
  }

  /** One entry may be no row, or several: a message proves what its sender did before it. */
  function expand(entry) {
    const { kind, detail } = entry;
    const as = (other) => ({ ...entry, kind: other });
    switch (kind) {
      case 'offer-received':
        return [as('far-offered'), entry];
      case 'answer-received':
        return [as('far-answered'), entry];
      case 'answer-sent':
        answered = true;
        return [entry];
      case 'connected':
        return answered ? [as('far-set-answer'), entry] : [entry];
      case 'gathering':
        return gathering(detail).map(as);
      case 'stun-error':
        stunReplied = true;
        return detail.url?.startsWith('stun') ? [entry] : [];
      case 'candidate-sent':
        return candidateSent(entry).concat(detail.candidate?.candidate ? [entry] : []);
      case 'candidate-received':
        return detail.candidate?.candidate ? [entry] : [];
      default:
        return KINDS[kind] ? [entry] : [];
    }
  }

  /** Without NAT a STUN answer brings no candidate of its own; only the end of gathering tells of it. */
  function gathering({ state, ice, iceServers }) {
    if (state === 'gathering') {
      stunReplied = false;
      stunAsked = iceServers.some(({ urls }) => [urls].flat().some((url) => url.startsWith('stun')));
      return stunAsked ? ['stun-request'] : [];
    }
    if (state !== 'complete' || !stunAsked || stunReplied) return [];
    return [ice === 'new' || ice === 'checking' ? 'stun-same' : 'stun-unneeded'];
  }

  function candidateSent({ ms, detail: { candidate } }) {
    if (candidate?.type !== 'srflx' || stunReplied) return [];
    stunReplied = true;
    return [{ kind: 'stun-response', ms, detail: { address: `${candidate.address}:${candidate.port}` } }];
  }

  function openGroup(kind) {
    for (let i = rows.length - 1; i >= 0; i -= 1) {
      if (rows[i].kind === kind) return rows[i];
      if (!TRANSPARENT.has(rows[i].kind) || !TRANSPARENT.has(kind)) return null;
    }
    return null;
  }

  return { add };
}

function merge(row, { ms, detail }) {
  row.lastMs = ms;
  row.count += 1;
  row.early += detail.early ? 1 : 0;
  if (detail.track) row.tracks.push(detail.track);
  if (detail.address) row.address = detail.address;
  if (detail.errorCode) row.code = `(${detail.errorCode})`;
}
