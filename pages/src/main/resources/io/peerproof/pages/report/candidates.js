/** Candidate pairs of the last statistics, with the selected one. RFC 8445, webrtc-stats. */
import { h, section } from './dom.js';

const STATES = {
  succeeded: '✔ succeeded',
  failed: '✘ failed',
  'in-progress': '… in progress',
  waiting: '· waiting',
  frozen: '· frozen',
};

/** The last sample of each connection. */
function lastOfEach({ stats }) {
  return [...new Map(stats.map((sample) => [sample.pc, sample])).values()];
}

/** Pairs of a sample: the selected one first, then by state. */
export function pairsOf({ report }) {
  const entries = Object.values(report);
  const selected = new Set(
    entries.filter(({ type }) => type === 'transport').map((transport) => transport.selectedCandidatePairId),
  );
  const rank = ({ id, state }) => (selected.has(id) ? -1 : Object.keys(STATES).indexOf(state));
  return entries
    .filter(({ type }) => type === 'candidate-pair')
    .sort((a, b) => rank(a) - rank(b))
    .map((pair) => ({
      pair,
      selected: selected.has(pair.id),
      local: report[pair.localCandidateId],
      remote: report[pair.remoteCandidateId],
    }));
}

function end(candidate) {
  if (candidate === undefined) return 'unknown';
  const { address, candidateType, port, protocol } = candidate;
  const where = !address ? 'address hidden' : address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
  return h('span', {}, h('strong', {}, candidateType), ` ${where} ${protocol ?? ''}`);
}

const bytes = (count) =>
  count === undefined
    ? '–'
    : count < 1000
      ? `${count} B`
      : count < 1e6
        ? `${(count / 1e3).toFixed(1)} kB`
        : `${(count / 1e6).toFixed(1)} MB`;

function pairRow({ pair, selected, local, remote }) {
  return h(
    'tr',
    { class: selected && 'selected' },
    h('td', {}, selected ? h('strong', {}, '★ selected') : pair.nominated ? 'nominated' : '–'),
    h('td', {}, STATES[pair.state] ?? pair.state),
    h('td', {}, end(local)),
    h('td', {}, end(remote)),
    h(
      'td',
      { class: 'ms' },
      pair.currentRoundTripTime === undefined ? '–' : (pair.currentRoundTripTime * 1000).toFixed(0),
    ),
    h('td', { class: 'ms' }, `${bytes(pair.bytesSent)} / ${bytes(pair.bytesReceived)}`),
    h('td', { class: 'ms' }, `${pair.requestsSent ?? '–'} / ${pair.responsesReceived ?? '–'}`),
  );
}

function table(role, pc, pairs) {
  return [
    h('h3', { class: role }, `${role}, ${pc}`),
    pairs.length === 0
      ? h('p', {}, 'No candidate pair: no candidate of the other peer arrived.')
      : h(
          'div',
          { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': `Candidate pairs of the ${role}` },
          h(
            'table',
            { class: 'metrics' },
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                ['Chosen', 'State', 'Local', 'Remote', 'Round trip, ms', 'Sent / received', 'Checks / answered'].map(
                  (name) => h('th', { scope: 'col' }, name),
                ),
              ),
            ),
            h('tbody', {}, pairs.map(pairRow)),
          ),
        ),
  ];
}

export function candidates(call) {
  if (call.peers.every(({ stats }) => stats.length === 0)) return null;
  return section(
    'Candidate pairs',
    `candidates-${call.id}`,
    call.peers.flatMap((peer) => lastOfEach(peer).flatMap((sample) => table(peer.role, sample.pc, pairsOf(sample)))),
  );
}
