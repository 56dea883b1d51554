/** Phase times of both peers as bars on one axis. */
import { beginning, duration, h, more, phrase, section } from './dom.js';
import { momentsOf } from './time.js';
import { isGood } from './verdicts.js';

const PHASES = [
  ['media', 'mediaMs', 'media', 'getUserMedia called → resolved'],
  ['signaling', 'signalingMs', 'offer', 'offer made or received → remote description set'],
  ['track', 'trackMs', 'offer', 'offer made or received → first ontrack'],
  ['ICE', 'iceMs', 'iceChecking', 'ICE connection state checking → connected'],
  ['DTLS', 'dtlsMs', 'dtlsConnecting', 'DTLS transport connecting → connected'],
  ['first frame', 'firstFrameMs', 'track', 'first ontrack → first frame presented'],
  ['proven', 'provenMs', 'firstFrame', 'first frame presented → first one with the other peer’s stamp'],
  ['total', 'totalMs', 'firstCall', 'first WebRTC call of the page → first frame with the other peer’s stamp'],
];

/**
 * Start of each phase, in ms after the page's first WebRTC call; derived from the events where the report has no axis.
 */
function startsOf(peer) {
  if (peer.axis) return (_, property) => (property === 'totalMs' ? 0 : peer.axis.starts[property]);
  const moments = momentsOf(peer);
  return (from) => (moments[from] === null || moments.firstCall === null ? null : moments[from] - moments.firstCall);
}

function barsOf(peer, originMs, proven) {
  const startOf = startsOf(peer);
  return PHASES.map(([name, property, from, meaning]) => {
    const ms = OF_PROOF.includes(name) && !proven ? null : peer.phases[property];
    const start = ms === null ? null : (startOf(from, property) ?? null);
    return { role: peer.role, name, ms, meaning, start: start === null ? null : start + originMs };
  });
}

/** Position of each peer's first WebRTC call on the axis (the earliest is 0), and a note on its accuracy. */
export function aligned({ peers }) {
  const [first, ...others] = peers.map(({ axis }) => axis ?? null);
  if (first === null || others.some((axis) => axis === null || axis.toCallerMs === null)) {
    return {
      origins: peers.map(() => 0),
      note:
        'The offset between the clocks is unknown. Each peer starts at its own first WebRTC call, ' +
        'so bars of different peers cannot be compared in time. ',
    };
  }
  const shifts = [0, ...others.map(({ originAtMs, toCallerMs }) => originAtMs + toCallerMs - first.originAtMs)];
  const earliest = Math.min(...shifts);
  const notes = others.map(({ toCallerMs, errorMs }, index) => {
    const error = errorMs === null ? 'its error is unknown' : `its error is at most ± ${duration(errorMs)}`;
    const clock = `${beginning(peers[index + 1].role)}’s clock was aligned to ${phrase(peers[0].role)}’s`;
    return `${clock}: ${toCallerMs.toFixed(1).replace('-', '\u2212')} ms were added, ${error}. `;
  });
  return {
    origins: shifts.map((shift) => shift - earliest),
    note:
      `The axis starts at the first WebRTC call of ${peers.length === 2 ? 'either' : 'any'} peer. ` +
      notes.join('') +
      'The length of a phase comes from its own peer’s clock alone. ',
  };
}

function bar({ role, name, ms, meaning, start }, scaleMs) {
  const percent = (value) => `${(100 * value) / scaleMs}%`;
  const description = `${role}, ${name}: ${duration(start)} to ${duration(start + ms)}. ${meaning}`;
  return h('div', {
    class: `bar ${role}`,
    role: 'img',
    tabindex: '0',
    'aria-label': description,
    'data-description': description,
    '--from': percent(start),
    '--long': percent(ms),
  });
}

/** What proves a call, which one that did not pass may have had for its video alone. */
const OF_PROOF = ['proven', 'total'];

/** Whether the call was proven, though it may have broken later. */
export const wasProven = ({ brokeAfterMs, peers }) =>
  Number.isFinite(brokeAfterMs) || peers.every((peer) => isGood(peer.video) && isGood(peer.audio) && isGood(peer.data));

/** Name of a peer as the head of a column. */
const peerHeading = (role) => beginning(role).replace('The c', 'C');

const took = ({ role, ms }) =>
  h('td', { class: `ms ${role}` }, ms === null ? h('span', { class: 'never' }, 'not reached') : duration(ms));

/** A line for each phase, with a bar for each peer. */
function waterfall(bars, scaleMs) {
  return h(
    'table',
    { class: 'waterfall' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, 'Phase'),
        h('th', { scope: 'col' }, 'When'),
        bars.map(([{ role }]) => h('th', { scope: 'col', class: `ms ${role}` }, peerHeading(role))),
      ),
    ),
    h(
      'tbody',
      {},
      PHASES.map(([name], index) =>
        h(
          'tr',
          { class: name === 'total' && 'total' },
          h('th', { scope: 'row' }, name),
          h(
            'td',
            { class: 'time' },
            h(
              'div',
              { class: 'lanes' },
              bars.map((own) =>
                h('div', { class: 'lane' }, own[index].start === null ? null : bar(own[index], scaleMs)),
              ),
            ),
          ),
          bars.map((own) => took(own[index])),
        ),
      ),
    ),
  );
}

/** All peers of a call on one axis, with a note on their clocks. */
export function waterfallOf(call) {
  const { origins, note } = aligned(call);
  const bars = call.peers.map((peer, who) => barsOf(peer, origins[who], wasProven(call)));
  const ends = bars
    .flat()
    .filter(({ start }) => start !== null)
    .map(({ start, ms }) => start + ms);
  const scaleMs = Math.max(1, ...ends);
  return [
    h(
      'p',
      { class: 'note' },
      note,
      ends.length > 0 ? `The full width is ${duration(scaleMs)}. ` : null,
      'Phases overlap, and other work lies between them: the total is not their sum.',
    ),
    h('div', { class: 'card' }, waterfall(bars, scaleMs)),
  ];
}

export function phases(call) {
  return section(
    'Where the time went',
    `phases-${call.id}`,
    waterfallOf(call),
    more(
      'What the phases mean',
      h(
        'dl',
        { class: 'facts' },
        PHASES.map(([name, , , meaning]) => h('div', {}, h('dt', {}, name), h('dd', {}, meaning))),
      ),
    ),
  );
}
