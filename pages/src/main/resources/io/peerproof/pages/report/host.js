/** Load of the machine during the call, both peers side by side. */
import { duration, h, phrase, section } from './dom.js';

const rounded = (value) => value.toLocaleString('en', { maximumFractionDigits: 0 });
const ofHundred = (value) => `${rounded(100 * value)} %`;
const time = (ms) => (ms < 1000 ? `${rounded(ms)} ms` : duration(ms));
const late = (ms) => `${time(ms)} late`;
const measured =
  (name, format) =>
  ({ measured: figures }) =>
    figures[name] === null ? null : format(figures[name], figures);

/** Names of the figures, and functions that format a peer's value; null where it was not measured. */
const HOST_LINES = [
  ['kept up', ({ keptUp }) => (keptUp ? '✔ yes' : '✘ no')],
  [
    'frames captured',
    measured(
      'cameraFramesPerSecond',
      (rate, { promisedFramesPerSecond: promised }) => `${rounded(rate)} of ${rounded(promised)} a second`,
    ),
  ],
  ['audio captured', measured('audioShare', (value) => `${ofHundred(value)} of real time`)],
  ['page timers, latest', measured('timersLateMs', late)],
  ['page timers that fired', measured('timersShare', ofHundred)],
  ['Peerproof’s own timers, latest', measured('harnessLateMs', late)],
  ['runnable threads per processor', measured('runnable', (value) => value.toFixed(1))],
  ['threads waited for a processor', measured('pressure', (value) => `${ofHundred(value)} of the time`)],
  ['processors busy', measured('busy', ofHundred)],
  ['of that, other programs', measured('foreign', ofHundred)],
  ['processor quota used up', measured('throttled', (value) => `${ofHundred(value)} of the time`)],
];

const HOST_LIMITS = {
  timeout: 'The call’s time-out',
  freeze: 'The limit of a freeze',
  silence: 'The limit of a page’s silence',
  grace: 'The time to act on a failure',
  beginning: 'The time for added media to begin',
};

const stretchedLimit = ({ limit, usualMs, stretchedMs }) =>
  h('li', {}, `${HOST_LIMITS[limit] ?? limit}: ${time(stretchedMs)} instead of ${time(usualMs)}.`);

export function hostHealth(call) {
  const peers = call.peers.filter((peer) => peer.host);
  if (peers.length === 0) return null;
  const rows = HOST_LINES.map(([name, format]) => [name, peers.map((peer) => format(peer.host))]).filter(([, values]) =>
    values.some((value) => value !== null),
  );
  return section(
    'How well the machine kept up',
    `host-${call.id}`,
    h(
      'p',
      { class: 'note' },
      peers.every(({ host }) => host.keptUp)
        ? 'The machine kept up with this call.'
        : 'The machine did not keep up with this call. Missing media counts against the page only if the page is seen to cause it.',
    ),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': `host-${call.id}` },
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
            peers.map(({ role }) => h('th', { scope: 'col', class: role }, `with ${phrase(role)}`)),
          ),
        ),
        h(
          'tbody',
          {},
          rows.map(([name, values]) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, name),
              values.map((value) => h('td', {}, value ?? h('span', { class: 'never' }, 'not measured'))),
            ),
          ),
        ),
      ),
    ),
    call.stretchedLimits?.length > 0 ? h('ul', {}, call.stretchedLimits.map(stretchedLimit)) : null,
  );
}
