/** Quality of the received media, both peers side by side. */
import { duration, h, phrase, section } from './dom.js';
import { originOf, relative } from './time.js';

const number = (value, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '\u2212');
const ms = (value) => (value < 1000 ? `${number(value, value < 100 ? 1 : 0)} ms` : duration(value));
const share = (value) => `${number(100 * value, 1)} %`;
const known = (value, format) => (value === null || value === undefined ? null : format(value));
const from = (atMs, originMs) => `from ${relative(atMs, originMs)}`;
const NONE = 'none';
const some = (count, text = number(count)) => (count === 0 ? NONE : text);

/** Names of the measures, and functions that format a peer's value; null where it was not measured. */
const VIDEO = [
  ['frames presented', (v) => `${number(v.framesPresented)} of ${number(v.framesSent)} sent`],
  ['of these, stamp not read', (v) => some(v.framesInferred)],
  [
    'lost or never encoded',
    (v) => some(v.framesLost, `${number(v.framesLost)} (${share(v.framesLost / v.framesSent)})`),
  ],
  ['repeated', (v) => some(v.framesRepeated)],
  ['out of order', (v) => some(v.framesOutOfOrder)],
  ['with an unreadable stamp', (v) => some(v.unreadable)],
  ['with another peer’s stamp', (v) => some(v.framesOfOthers)],
  ['longest freeze', (v, origin) => `${ms(v.longestFreezeMs)}, ${from(v.longestFreezeAtMs, origin)}`],
  ['frame rate', (v) => known(v.framesPerSecond, (rate) => `${number(rate, 1)} a second`)],
  ['frame rate of the sender', (v) => known(v.sentFramesPerSecond, (rate) => `${number(rate, 1)} a second`)],
  ['delay, median', (v) => known(v.delay, (d) => `${ms(d.medianMs)} ± ${ms(d.clockErrorMs)}`)],
  ['delay, 95th percentile', (v) => known(v.delay, (d) => ms(d.p95Ms))],
  ['delay, range', (v) => known(v.delay, (d) => `${number(d.minMs, 1)} to ${ms(d.maxMs)}`)],
  [
    'PSNR, median',
    (v) => known(v.quality, (q) => `${number(q.medianPsnrDb, 1)} dB, worst ${number(q.minPsnrDb, 1)} dB`),
  ],
  ['SSIM, median', (v) => known(v.quality, (q) => `${number(q.medianSsim, 3)}, worst ${number(q.minSsim, 3)}`)],
  ['frames compared', (v) => known(v.quality, (q) => `${number(q.samples)}, ${q.sizes.join(', ')}`)],
  ['observed for', (v) => ms(v.observedMs)],
];
const AUDIO = [
  ['level', (a) => `${number(a.levelDb, 1)} dB`],
  ['other peer’s tone', (a) => known(a.toneShare, (found) => `in ${share(found)} of ${number(a.stretches)} windows`)],
  ['strongest tone, median', (a) => known(a.medianHz, (hz) => `${number(hz, 1)} Hz`)],
  ['gaps', (a) => known(a.gaps, (gaps) => some(gaps.count, `${number(gaps.count)}, ${ms(gaps.totalMs)} in total`))],
  [
    'longest gap',
    (a, origin) =>
      known(a.gaps, (gaps) => some(gaps.count, `${ms(gaps.longestMs)}, ${from(gaps.longestAtMs, origin)}`)),
  ],
  [
    'concealed',
    (a) =>
      known(
        a.concealment,
        (c) => `${share(c.share)} in ${number(c.concealmentEvents)} ${c.concealmentEvents === 1 ? 'event' : 'events'}`,
      ),
  ],
  ['searched for gaps', (a) => `${ms(a.coveredMs)} of ${ms(a.observedMs)}`],
];

const SENT_BY = {
  captured: 'The sender’s page reported every frame of its camera.',
  counters: 'Taken from the frame counters alone. A page that asks its camera for fewer frames appears to lose some.',
};

const RARE = new Set([
  'repeated',
  'out of order',
  'with an unreadable stamp',
  'of these, stamp not read',
  'with another peer’s stamp',
  'longest gap',
]);

function linesOf(peers, medium, title, measures) {
  if (peers.every((peer) => !peer.measures?.[medium])) return null;
  const lines = measures
    .map(([name, format]) => [
      name,
      peers.map((peer) => known(peer.measures?.[medium], (m) => format(m, originOf(peer)))),
    ])
    .filter(([name, values]) => !RARE.has(name) || values.some((value) => value !== null && value !== NONE));
  const cell = (value) => h('td', {}, value ?? h('span', { class: 'never' }, 'not measured'));
  return h(
    'tbody',
    {},
    h('tr', { class: 'medium' }, h('th', { scope: 'rowgroup', colspan: 1 + peers.length }, title)),
    lines.map(([name, values]) => h('tr', {}, h('th', { scope: 'row' }, name), values.map(cell))),
  );
}

const METHODS = [
  ['frames sent', (video) => SENT_BY[video.sentBy]],
  [
    'delay',
    ({ delay }) =>
      delay === null
        ? 'Not measured: the clocks of the pages were not aligned, or no frame was seen on both sides.'
        : `Taken ${delay.method}. The clocks agree to ± ${ms(delay.clockErrorMs)}.`,
  ],
  ['PSNR, SSIM', ({ quality }) => known(quality, (q) => `Compared ${q.method}.`)],
];

/** Methods of the measures; one line where both peers share it. */
function methodsOf(peers) {
  const seeing = peers.filter((peer) => peer.measures?.video);
  return METHODS.flatMap(([name, format]) => {
    const methods = seeing
      .map((peer) => [`${name} (${peer.title})`, format(peer.measures.video)])
      .filter(([, how]) => how !== null);
    const alike = new Set(methods.map(([, how]) => how)).size === 1;
    return alike ? [[name, methods[0][1]]] : methods;
  });
}

/** What a peer received: one column for each remote peer of a larger call. */
function receptionsOf(peer) {
  const receiver = phrase(peer.role);
  return peer.remotes
    ? peer.remotes.map(({ role, measures: of }) => ({
        ...peer,
        measures: of,
        title: `${receiver} received of ${phrase(role)}`,
      }))
    : [{ ...peer, title: `${receiver} received` }];
}

export function measures(call) {
  const peers = call.peers.flatMap(receptionsOf);
  const bodies = [linesOf(peers, 'video', 'Video', VIDEO), linesOf(peers, 'audio', 'Audio', AUDIO)].filter(Boolean);
  if (bodies.length === 0) return null;
  const methods = methodsOf(peers);
  return section(
    'Media quality',
    `measures-${call.id}`,
    h(
      'p',
      { class: 'note' },
      'Media that each peer received. These figures decide no verdict unless a limit is set. ' +
        'Times are counted from each peer’s own first WebRTC call.',
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': `measures-${call.id}` },
      h(
        'table',
        { class: 'measures' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('td', {}),
            peers.map(({ role, title }) => h('th', { scope: 'col', class: role }, title)),
          ),
        ),
        bodies,
      ),
      methods.length === 0
        ? null
        : h(
            'dl',
            { class: 'evidence' },
            methods.flatMap(([name, how]) => [h('dt', {}, name), h('dd', {}, how)]),
          ),
    ),
  );
}
