/** Where the time went: both peers' phases as bars on one scale. */
import { duration, h, more, section } from './dom.js';
import { momentsOf } from './moments.js';

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

function barsOf(peer) {
  const moments = momentsOf(peer);
  return PHASES.map(([name, property, from, meaning]) => {
    const ms = peer.phases[property];
    const known = ms !== null && moments[from] !== null && moments.firstCall !== null;
    return { name, ms, meaning, start: known ? moments[from] - moments.firstCall : null };
  });
}

function waterfall(peer, bars, scaleMs) {
  const percent = (ms) => `${(100 * ms) / scaleMs}%`;
  const lane = ({ ms, start }) => (start === null
    ? h('div', { class: 'lane' })
    : h('div', { class: 'lane' }, h('div', { class: 'bar', '--from': percent(start), '--long': percent(ms) })));
  return h('table', { class: `waterfall ${peer.role}` },
    h('caption', {}, peer.role),
    h('thead', { class: 'unseen' }, h('tr', {}, ['Phase', 'When', 'How long'].map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, bars.map((bar) => h('tr', { class: bar.name === 'total' && 'total', title: bar.meaning },
      h('th', { scope: 'row' }, bar.name), h('td', { class: 'time' }, lane(bar)),
      h('td', { class: 'ms' }, bar.ms === null ? h('span', { class: 'never' }, 'did not happen') : duration(bar.ms))))));
}

export function phases(call) {
  const bars = call.peers.map(barsOf);
  const ends = bars.flat().filter(({ start }) => start !== null).map(({ start, ms }) => start + ms);
  const scaleMs = Math.max(1, ...ends);
  return section('Where the time went', `phases-${call.id}`,
    h('p', { class: 'note' }, 'Each peer’s axis starts at its own first WebRTC call: the two are drawn on one scale, '
      + 'and their clocks are not compared. ', ends.length > 0 ? `The whole width is ${duration(scaleMs)}.` : null),
    h('div', { class: 'pair' }, call.peers.map((peer, who) => h('div', {}, waterfall(peer, bars[who], scaleMs)))),
    more('What the phases mean', h('dl', { class: 'facts' },
      PHASES.map(([name, , , meaning]) => h('div', {}, h('dt', {}, name), h('dd', {}, meaning))))));
}
