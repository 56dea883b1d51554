/** Offers and answers: what was offered and agreed, and which lines differ. RFC 8866, RFC 3264. */
import { h, more, section } from './dom.js';

const DIRECTIONS = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];
const attribute = (lines, name) => lines.find((line) => line.startsWith(`a=${name}:`))?.slice(name.length + 3);

function codecsOf(lines) {
  const formats = lines[0].split(' ').slice(3);
  const about = (name) =>
    new Map(
      lines
        .filter((line) => line.startsWith(`a=${name}:`))
        .map((line) => line.slice(name.length + 3))
        .map((text) => [text.split(' ')[0], text.slice(text.indexOf(' ') + 1)]),
    );
  const [maps, parameters] = [about('rtpmap'), about('fmtp')];
  return formats
    .filter((format) => maps.has(format))
    .map((format) => ({ name: maps.get(format), parameters: parameters.get(format) ?? '', format }));
}

/** The parts of a description: the session's lines, then a media section for each `m=` line. */
export function sectionsOf(sdp) {
  const parts = sdp.split(/\r?\n(?=m=)/).map((part) => part.split(/\r?\n/).filter(Boolean));
  return parts.map((lines) => {
    if (!lines[0]?.startsWith('m=')) return { name: 'session', lines, codecs: [] };
    const [kind, port] = lines[0].slice(2).split(' ');
    const mid = attribute(lines, 'mid');
    return {
      name: mid === undefined ? kind : `${kind}, mid ${mid}`,
      kind,
      lines,
      rejected: port === '0' && !lines.includes('a=bundle-only'),
      direction: DIRECTIONS.find((direction) => lines.includes(`a=${direction}`)) ?? 'sendrecv',
      codecs: codecsOf(lines),
      candidates: lines.filter((line) => line.startsWith('a=candidate:')).length,
    };
  });
}

/** Each offer that a peer set, with the answer to it; null where none was set. */
export function exchangesOf({ role, events }) {
  const exchanges = [];
  for (const { type, pc, kind, side, sdp } of events) {
    if (type !== 'description-set' || !sdp) continue;
    if (kind === 'offer') exchanges.push({ pc, seenBy: [role], offerer: side === 'LOCAL', offer: sdp, answer: null });
    const open = exchanges.findLast((exchange) => exchange.pc === pc && exchange.answer === null);
    if (kind === 'answer' && open !== undefined) open.answer = sdp;
  }
  return exchanges;
}

/** Exchanges of all peers; an exchange that two have appears once. */
function exchangesOfAll(peers) {
  const all = [];
  for (const peer of peers) {
    for (const own of exchangesOf(peer)) {
      const same = all.find(
        ({ seenBy, offer, answer }) =>
          seenBy.length === 1 && seenBy[0] !== peer.role && offer === own.offer && answer === own.answer,
      );
      if (same === undefined) all.push(own);
      else same.seenBy.push(peer.role);
    }
  }
  return all;
}

/** Subject of a line. A line of the answer with the same subject corresponds to it. */
function subjectOf(line) {
  return (
    /^a=(?:rtpmap|fmtp|extmap|rtcp-fb|ssrc|candidate):\S+/.exec(line)?.[0] ?? /^(?:a=[^:]+|.=)/.exec(line)?.[0] ?? line
  );
}

/** Rows of `[offered, answered]`; null where the other has no such line. Attributes of a section have no order. */
export function pairedLines(offered, answered) {
  const left = [...answered];
  const take = (wanted) => {
    const at = left.findIndex(wanted);
    return at < 0 ? null : left.splice(at, 1)[0];
  };
  const rows = offered.map((line) => [line, take((other) => other === line)]);
  for (const row of rows.filter(([, other]) => other === null))
    row[1] = take((other) => subjectOf(other) === subjectOf(row[0]));
  return [...rows, ...left.map((line) => [null, line])];
}

function lineRow([offered, answered]) {
  const [mark, word] =
    offered === null
      ? ['+', 'only answered']
      : answered === null
        ? ['−', 'only offered']
        : offered === answered
          ? ['', 'the same']
          : ['≠', 'differs'];
  const cell = (line) => h('td', {}, h('code', {}, line ?? ''));
  return h(
    'tr',
    { class: mark && 'differs' },
    h('td', { class: 'mark' }, h('span', { 'aria-hidden': 'true' }, mark), h('span', { class: 'unseen' }, word)),
    ...(mark === '' ? [h('td', { colspan: '2' }, h('code', {}, offered))] : [cell(offered), cell(answered)]),
  );
}

function linesTable(name, offered, answered) {
  const rows = pairedLines(offered, answered);
  const unlike = rows.filter(([one, other]) => one !== other).length;
  return more(
    `${name}: ${rows.length} lines, ${unlike === 0 ? 'all the same' : `${unlike} differ`}`,
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': `Lines of ${name}` },
      h(
        'table',
        { class: 'sdp' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', {}, h('span', { class: 'unseen' }, 'Difference')),
            h('th', { scope: 'col' }, 'Offer'),
            h('th', { scope: 'col' }, 'Answer'),
          ),
        ),
        h('tbody', {}, rows.map(lineRow)),
      ),
    ),
  );
}

const codec = ({ name, parameters, format }) =>
  `${name}${parameters ? ` (${parameters})` : ''}, payload type ${format}`;
const isRepair = ({ name }) => /^(rtx|red|ulpfec|flexfec-03)\//i.test(name);
const profileOf = ({ parameters }) =>
  [...parameters.matchAll(/(?:profile-level-id|packetization-mode|profile-id|profile)=([^;\s]+)/g)]
    .map(([, value]) => value)
    .join(' ');

function codecList(title, codecs) {
  return codecs.length === 0
    ? null
    : h(
        'div',
        {},
        h('span', { class: 'muted' }, `${title}: `),
        codecs
          .filter((one) => !isRepair(one))
          .map((one) =>
            h(
              'span',
              { class: 'codec', title: codec(one) },
              one.name,
              h('span', { class: 'muted' }, ` ${profileOf(one)}`.trimEnd()),
            ),
          ),
        codecs.some(isRepair)
          ? h('span', { class: 'muted' }, `and ${codecs.filter(isRepair).length} for repair`)
          : null,
      );
}

function agreement(offered, answered) {
  const same = (one) => (other) =>
    other.name.toLowerCase() === one.name.toLowerCase() && other.parameters === one.parameters;
  const agreed = answered?.codecs ?? [];
  const [kept, dropped] = [
    offered.codecs.filter((one) => agreed.some(same(one))),
    offered.codecs.filter((one) => !agreed.some(same(one))),
  ];
  const added = agreed.filter((one) => !offered.codecs.some(same(one)));
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, offered.name),
    h(
      'td',
      {},
      answered === undefined
        ? `${offered.direction} → no answer`
        : answered.rejected
          ? `${offered.direction} → ✘ rejected`
          : `${offered.direction} → ${answered.direction}`,
    ),
    h(
      'td',
      {},
      answered === undefined
        ? codecList('offered', offered.codecs)
        : [
            codecList(
              'agreed, first choice first',
              agreed.filter((one) => kept.some(same(one))),
            ),
            codecList('only offered', dropped),
            codecList('only answered', added),
          ].filter(Boolean),
    ),
    h('td', { class: 'ms' }, `${offered.candidates} → ${answered?.candidates ?? '–'}`),
  );
}

function exchange({ pc, seenBy, offer, answer }, index) {
  const [offered, answered] = [sectionsOf(offer), answer === null ? [] : sectionsOf(answer)];
  const media = offered.filter(({ kind }) => kind !== undefined);
  const partner = (own) => answered.filter(({ kind }) => kind !== undefined)[media.indexOf(own)];
  return [
    h(
      'h3',
      {},
      `Offer and answer ${index + 1}, as the ${seenBy.join(' and the ')} ${seenBy.length > 1 ? 'have' : 'has'} it (${pc})`,
    ),
    answer === null ? h('p', {}, '✘ No answer to this offer was set.') : null,
    h(
      'div',
      {
        class: 'scroll',
        tabindex: '0',
        role: 'group',
        'aria-label': `Media sections of offer and answer ${index + 1}`,
      },
      h(
        'table',
        { class: 'metrics agreed' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Media section', 'Direction', 'Codecs', 'Candidates within'].map((name) =>
              h('th', { scope: 'col' }, name),
            ),
          ),
        ),
        h(
          'tbody',
          {},
          media.map((own) => agreement(own, partner(own))),
        ),
      ),
    ),
    answer === null
      ? more('The offer', h('pre', { tabindex: '0' }, offer))
      : [
          linesTable('session', offered[0].lines, answered[0]?.lines ?? []),
          ...media.map((own) => linesTable(own.name, own.lines, partner(own)?.lines ?? [])),
        ],
  ].flat();
}

export function descriptions(call) {
  const exchanges = exchangesOfAll(call.peers);
  if (exchanges.length === 0) return null;
  return section('Offers and answers', `descriptions-${call.id}`, exchanges.flatMap(exchange));
}
