/** What each peer sees and hears of the other, and why we say so. */
import { facts, h, section, words } from './dom.js';
import { originOf, relative } from './time.js';

const GOOD = new Set(['PLAYING', 'HEARD', 'DELIVERED']);

const SENTENCES = {
  PLAYING: 'sees the other peer',
  HEARD: 'hears the other peer',
  DELIVERED: 'gets the other peer’s messages',
  STUTTERING: 'sees the other peer in single pictures',
  FROZEN: 'sees a picture that stands still',
  BLACK: 'sees black',
  NO_FRAMES: 'got a track and never a frame',
  NO_PACKETS: 'got a track and never a packet',
  NOT_RENDERED: 'got media that the page does not present',
  NO_TRACK: 'got no track',
  SILENT: 'hears nothing in what arrives',
  NO_MESSAGE: 'has an open channel and got no message',
  NOT_OPEN: 'has a channel that is not open',
  NO_CHANNEL: 'has no data channel',
};
const STRANGE = {
  video: 'sees something else than the other peer’s live picture',
  audio: 'hears something else than the other peer',
  data: 'gets messages that the other peer did not send',
};
const TITLES = { video: 'Picture', audio: 'Sound', data: 'Messages' };

/** Whether nothing is wrong with a medium. */
export function isGood(proof) {
  return proof !== null && (GOOD.has(proof.verdict) || proof.verdict === 'NOT_EXPECTED');
}

/** To the digit that bears on a verdict; the data has them all. */
function figure(value) {
  return typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(4))) : String(value);
}

function verdict(peer, medium) {
  const proof = peer[medium];
  const title = TITLES[medium];
  if (proof === null) {
    return h(
      'article',
      { class: 'verdict unknown' },
      h('h4', {}, `${title} `, h('strong', {}, h('span', { 'aria-hidden': 'true' }, '? '), 'NOT MEASURED')),
      h('p', {}, 'There was nothing to look at.'),
    );
  }
  if (proof.verdict === 'NOT_EXPECTED') {
    return medium === 'data'
      ? null
      : h(
          'article',
          { class: 'verdict unknown' },
          h('h4', {}, `${title} `, h('strong', {}, 'NOT EXPECTED')),
          h('p', {}, `The ${peer.role} is to receive none, and none was looked for.`),
        );
  }
  const good = isGood(proof);
  const { expected, seen, atMs, facts: figures } = proof.evidence;
  return h(
    'article',
    { class: `verdict ${good ? 'good' : 'bad'}` },
    h('h4', {}, `${title} `, h('strong', {}, h('span', { 'aria-hidden': 'true' }, good ? '✔ ' : '✘ '), proof.verdict)),
    h('p', { class: 'sentence' }, `The ${peer.role} ${SENTENCES[proof.verdict] ?? STRANGE[medium]}.`),
    h(
      'dl',
      { class: 'evidence' },
      h('dt', {}, 'Expected'),
      h('dd', {}, expected),
      h('dt', {}, 'Seen'),
      h(
        'dd',
        {},
        seen,
        atMs === null ? null : h('span', { class: 'when' }, ` at ${relative(atMs, originOf(peer))} ms`),
      ),
    ),
    facts(Object.entries(figures).map(([name, value]) => [words(name), figure(value)])),
  );
}

function basis(expected) {
  return expected === null
    ? null
    : h('p', { class: 'note' }, `${expected.stated ? '' : 'Inferred: '}${expected.because.join(' ')}`);
}

export function verdicts(call) {
  return section(
    'What each peer sees and hears',
    `verdicts-${call.id}`,
    basis(call.expected),
    h(
      'div',
      { class: 'pair' },
      call.peers.map((peer) =>
        h(
          'div',
          { class: 'peer' },
          h('h3', { class: peer.role }, peer.role),
          ['video', 'audio', 'data'].map((medium) => verdict(peer, medium)),
        ),
      ),
    ),
  );
}
