/** What each peer sees and hears of the other, and why we say so. */
import { facts, h, section, words } from './dom.js';
import { originOf, relative } from './moments.js';

const SENTENCES = {
  PLAYING: 'sees the other peer', HEARD: 'hears the other peer', FROZEN: 'sees a picture that stands still',
  BLACK: 'sees black', NO_FRAMES: 'got a track and never a frame', NO_PACKETS: 'got a track and never a packet',
  NOT_RENDERED: 'got media that the page does not present', NO_TRACK: 'got no track',
  SILENT: 'hears nothing in what arrives', WRONG_SOURCE: 'gets somebody else’s media',
};

/** To the digit that bears on a verdict; the data has them all. */
function figure(value) {
  return typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(4))) : String(value);
}

function verdict(peer, medium) {
  const proof = peer[medium];
  const title = medium === 'video' ? 'Picture' : 'Sound';
  if (proof === null) {
    return h('article', { class: 'verdict unknown' },
      h('h4', {}, `${title} `, h('strong', {}, h('span', { 'aria-hidden': 'true' }, '? '), 'NOT MEASURED')),
      h('p', {}, 'There was nothing to look at.'));
  }
  const good = proof.verdict === 'PLAYING' || proof.verdict === 'HEARD';
  const { expected, seen, atMs, facts: figures } = proof.evidence;
  return h('article', { class: `verdict ${good ? 'good' : 'bad'}` },
    h('h4', {}, `${title} `, h('strong', {}, h('span', { 'aria-hidden': 'true' }, good ? '✔ ' : '✘ '), proof.verdict)),
    h('p', { class: 'sentence' }, `The ${peer.role} ${SENTENCES[proof.verdict] ?? proof.verdict}.`),
    h('dl', { class: 'evidence' },
      h('dt', {}, 'Expected'), h('dd', {}, expected),
      h('dt', {}, 'Seen'), h('dd', {}, seen, atMs === null ? null
        : h('span', { class: 'when' }, ` at ${relative(atMs, originOf(peer))} ms`))),
    facts(Object.entries(figures).map(([name, value]) => [words(name), figure(value)])));
}

export function verdicts(call) {
  return section('What each peer sees and hears', `verdicts-${call.id}`,
    h('div', { class: 'pair' }, call.peers.map((peer) => h('div', { class: 'peer' },
      h('h3', { class: peer.role }, peer.role), verdict(peer, 'video'), verdict(peer, 'audio')))));
}
