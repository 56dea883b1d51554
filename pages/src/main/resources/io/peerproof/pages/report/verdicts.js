/** Verdicts of each peer about the other's media, with their evidence. */
import { beginning, duration, facts, h, more, phrase, section, words } from './dom.js';
import { originOf, relative } from './time.js';

const GOOD = new Set(['PLAYING', 'HEARD', 'DELIVERED']);

const SENTENCES = {
  PLAYING: 'sees the other peer',
  HEARD: 'hears the other peer',
  DELIVERED: 'receives the other peer’s messages',
  STUTTERING: 'sees fewer than 3 new frames a second of the other peer',
  FROZEN: 'sees a frozen video',
  BLACK: 'sees black frames',
  NO_FRAMES: 'received a track but no frame',
  NO_PACKETS: 'received a track but no packet',
  NOT_RENDERED: 'receives media that the page does not present',
  NO_TRACK: 'received no track',
  SILENT: 'receives silent audio',
  NO_MESSAGE: 'has an open data channel but received no message',
  NOT_OPEN: 'has a data channel that is not open',
  NO_CHANNEL: 'has no data channel',
};
const STRANGE = {
  video: 'does not see the other peer’s live video',
  audio: 'does not hear the other peer’s audio',
  data: 'receives messages that the other peer did not send',
};
const TITLES = { video: 'Video', audio: 'Audio', data: 'Data channel' };

/** Whether nothing is wrong with a medium. */
export function isGood(proof) {
  return proof !== null && (GOOD.has(proof.verdict) || proof.verdict === 'NOT_EXPECTED');
}

/** A figure with four significant digits; report.json has all. */
function figure(value) {
  return typeof value === 'number' && !Number.isInteger(value) ? String(Number(value.toPrecision(4))) : String(value);
}

/** Longest interruption after the proof; null if the call was not observed after it. */
function outage(peer, medium) {
  const longest = peer.outages?.find(({ kind }) => kind === medium);
  if (!longest) return null;
  const text = longest.longestMs > 0 ? duration(longest.longestMs) : 'none';
  return [h('dt', {}, 'Longest outage'), h('dd', {}, text)];
}

/** Id of the evidence of a pair. */
export const pairId = (call, receiver, sender) => `pair-${call.id}-${receiver}-${sender}`;

/** Media of a remote peer that have a verdict to show. */
export function mediaOf({ data }) {
  return ['video', 'audio', 'data'].filter((medium) => medium !== 'data' || data.verdict !== 'NOT_EXPECTED');
}

function verdictSentence(peer, medium) {
  const sentence = SENTENCES[peer[medium].verdict] ?? STRANGE[medium];
  return peer.sender === undefined ? sentence : sentence.replace('the other peer', phrase(peer.sender));
}

const verdictsOf = (peer) => ['video', 'audio', 'data'].map((medium) => verdict(peer, medium));

/** Evidence of what one peer of a larger call receives from a remote one. */
function pairEvidence(call, peer, remote) {
  const media = mediaOf(remote);
  const summary = `of ${phrase(remote.role)}: ${media.map((medium) => remote[medium].verdict).join(', ')}`;
  const details = more(
    summary,
    verdictsOf({ ...peer, ...remote, role: peer.role, sender: remote.role, outages: null }),
  );
  details.id = pairId(call, peer.role, remote.role);
  details.open = !media.every((medium) => isGood(remote[medium]));
  return details;
}

function verdict(peer, medium) {
  const proof = peer[medium];
  const title = TITLES[medium];
  if (proof === null) {
    return h(
      'article',
      { class: 'verdict unknown' },
      h('h4', {}, `${title} `, h('strong', {}, h('span', { 'aria-hidden': 'true' }, '? '), 'NOT MEASURED')),
      h('p', {}, 'No data was collected for this verdict.'),
    );
  }
  if (proof.verdict === 'NOT_EXPECTED') {
    return medium === 'data'
      ? null
      : h(
          'article',
          { class: 'verdict unknown' },
          h('h4', {}, `${title} `, h('strong', {}, 'NOT EXPECTED')),
          h('p', {}, `${beginning(peer.role)} is not expected to receive ${medium}, so it was not checked.`),
        );
  }
  const good = isGood(proof);
  const { expected, seen, atMs, facts: figures } = proof.evidence;
  return h(
    'article',
    { class: `verdict ${good ? 'good' : 'bad'}` },
    h('h4', {}, `${title} `, h('strong', {}, h('span', { 'aria-hidden': 'true' }, good ? '✔ ' : '✘ '), proof.verdict)),
    h('p', { class: 'sentence' }, `${beginning(peer.role)} ${verdictSentence(peer, medium)}.`),
    h(
      'dl',
      { class: 'evidence' },
      h('dt', {}, 'Expected'),
      h('dd', {}, expected),
      outage(peer, medium),
      h('dt', {}, 'Seen'),
      h('dd', {}, seen, atMs === null ? null : h('span', { class: 'when' }, ` at ${relative(atMs, originOf(peer))}`)),
    ),
    good ? more('Figures', figureList(figures)) : figureList(figures),
  );
}

const figureList = (figures) => facts(Object.entries(figures).map(([name, value]) => [words(name), figure(value)]));

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
          peer.remotes ? peer.remotes.map((remote) => pairEvidence(call, peer, remote)) : verdictsOf(peer),
        ),
      ),
    ),
  );
}
