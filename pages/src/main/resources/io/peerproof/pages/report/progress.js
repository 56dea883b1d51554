/** Steps of a call, and how far each peer got. */
import { duration, h, section } from './dom.js';
import { wasProven } from './phases.js';
import { isGood } from './verdicts.js';

const STEPS = [
  ['session', 'Browser started', (p) => p.browser !== null],
  ['page', 'Page loaded', (p) => has(p, 'loaded')],
  ['media', 'Camera and microphone granted', (p) => has(p, 'media-granted')],
  ['signaling', 'Descriptions exchanged', (p) => p.phases.signalingMs !== null],
  ['ice', 'A candidate pair works', (p) => p.phases.iceMs !== null],
  ['dtls', 'Handshake done', (p) => p.phases.dtlsMs !== null],
  ['rtp', 'Media packets arrived', (p) => inbound(p, 'packetsReceived') || has(p, 'frame-presented')],
  ['decode', 'Decoded', (p) => inbound(p, 'framesDecoded') || has(p, 'frame-presented')],
  ['render', 'The expected media of the other peer is presented', seesAndHears],
];
const LABELS = {
  session: 'Session',
  page: 'Page',
  media: 'Media',
  signaling: 'Signaling',
  ice: 'ICE',
  dtls: 'DTLS',
  rtp: 'RTP',
  decode: 'Decode',
  render: 'Render',
};
const MARKS = {
  done: ['✔', 'done'],
  broke: ['✘', 'broke here'],
  unsure: ['?', 'stopped here'],
  ahead: ['·', 'not reached'],
};

function has(peer, type) {
  return peer.events.some((e) => e.type === type);
}

function inbound(peer, counter) {
  return peer.stats.some(({ report }) =>
    Object.values(report).some((entry) => entry.type === 'inbound-rtp' && entry[counter] > 0),
  );
}

function seesAndHears({ video, audio, data }) {
  return [video, audio, data].every(isGood);
}

/** Names the phase at which a call failed; null where no phase failed, such as in a call that only violates a limit. */
export function failedPhase(call) {
  if (call.failedPhase === null || call.outcome !== 'FAILED') return null;
  const name = h('strong', {}, LABELS[call.failedPhase]);
  if (Number.isFinite(call.brokeAfterMs)) {
    return h('p', { class: 'phase' }, `The phase that broke, ${duration(call.brokeAfterMs)} after the proof: `, name);
  }
  return wasProven(call) ? null : h('p', { class: 'phase' }, 'The first phase that did not happen: ', name);
}

/**
 * The harness names the first step that failed. Both peers completed the steps before it. At that
 * step and after it, a peer's own events show which peer failed.
 */
export function progressOf(call) {
  const stop = STEPS.findIndex(([name]) => name === call.failedPhase);
  const atStop = call.peers.map((peer) => stop >= 0 && STEPS[stop][2](peer));
  return call.peers.map((peer, who) =>
    STEPS.map(([, , happened], step) => {
      if (call.outcome === 'PASSED' || (stop >= 0 && step < stop)) return 'done';
      if (step !== stop) return happened(peer) ? 'done' : 'ahead';
      const innocent = atStop[who] && (!atStop.every(Boolean) || seesAndHears(peer));
      return innocent ? 'done' : 'broke';
    }),
  );
}

export function progressTable(call) {
  const marks = progressOf(call);
  const markOf = (mark) => MARKS[mark === 'broke' && call.outcome === 'INCONCLUSIVE' ? 'unsure' : mark];
  const cell = (mark, step) =>
    h(
      'td',
      { class: mark },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, markOf(mark)[0]),
      h('span', { class: 'word' }, markOf(mark)[1]),
      h('span', { class: 'step-name', 'aria-hidden': 'true' }, LABELS[STEPS[step][0]]),
    );
  return section(
    'Call progress',
    `progress-${call.id}`,
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': `progress-${call.id}` },
      h(
        'table',
        { class: 'progress' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, 'Peer'),
            STEPS.map(([name, what]) =>
              h('th', { scope: 'col', title: what, class: name === call.failedPhase && 'stop' }, LABELS[name]),
            ),
          ),
        ),
        h(
          'tbody',
          {},
          call.peers.map((peer, who) =>
            h('tr', {}, h('th', { scope: 'row', class: peer.role }, peer.role), marks[who].map(cell)),
          ),
        ),
      ),
    ),
  );
}
