/** Environment and artifacts of a call: browsers, machine, files, last statistics. */
import { beginning, duration, facts, h, more, section } from './dom.js';

function browserOf({ role, browser }) {
  const rows =
    browser === null
      ? [['browser', 'no browser could be started']]
      : [
          ['requested', browser.requested],
          ['started', `${browser.name} ${browser.version}`],
          ['source', browser.source],
          ['driver', browser.driverVersion],
          ...(browser.driverNote ? [['driver note', browser.driverNote]] : []),
          ...(browser.sandboxNote ? [['sandbox', browser.sandboxNote]] : []),
          ['binary', browser.binary],
        ];
  return h(
    'div',
    { class: 'peer' },
    h('h3', { class: role }, role),
    facts(rows),
    browser === null
      ? null
      : more(`${browser.arguments.length} arguments`, h('pre', { tabindex: '0' }, browser.arguments.join('\n'))),
  );
}

export function browsers(call) {
  return section('Browsers', `browsers-${call.id}`, h('div', { class: 'pair' }, call.peers.map(browserOf)));
}

/** `2026-11-28 22:47:26 UTC`. */
const startOf = ({ startedAt }) => `${startedAt.replace('T', ' ').slice(0, 19)} UTC`;

export function machine(run) {
  const { host } = run;
  return section(
    'Run',
    'run',
    facts([
      ['command', h('code', {}, ['peerproof', ...run.command].join(' '))],
      ['started', h('time', { datetime: run.startedAt }, startOf(run))],
      ['took', duration(run.durationMs)],
      ['machine', `${host.os}, ${host.cpus} CPUs, ${host.memoryMiB} MiB`],
      ['load at start', host.loadAverage < 0 ? 'unknown' : host.loadAverage.toFixed(2)],
      ['Java', host.java],
      ['Peerproof', host.peerproof],
    ]),
    settingsOf(run),
  );
}

/** All settings of the calls, folded, by their names in report.json; null where they are unknown. */
function settingsOf({ settings }) {
  if (!settings) return null;
  const rows = Object.entries(settings).map(([name, value]) => {
    if (name.endsWith('Ms')) return [name.slice(0, -2), duration(Number(value))];
    return [name, value === '' ? 'none' : value];
  });
  return more(`${rows.length} settings`, facts(rows));
}

const href = (artifact) => artifact.split('/').map(encodeURIComponent).join('/');

const isImage = (name) => /\.(png|jpe?g|webp)$/i.test(name);

/** Small copies that the report holds itself, by name; a copy that was sent to somebody has no files beside it. */
const embedded = () => JSON.parse(document.getElementById('screenshots')?.textContent || '{}');

function imagesOf({ role, artifacts }) {
  const screenshots = embedded();
  return artifacts.filter(isImage).map((name) =>
    h(
      'figure',
      {},
      h(
        'a',
        { href: href(name) },
        h('img', {
          src: screenshots[name] ?? href(name),
          alt: `${beginning(role)}’s page at the end of the call`,
          loading: 'lazy',
        }),
      ),
      h('figcaption', {}, name),
    ),
  );
}

/** Both pages at the end of the call; null without a screenshot. */
export function screenshots(call) {
  if (!call.peers.some(({ artifacts: names }) => names.some(isImage))) return null;
  return section(
    'What the pages showed',
    `screenshots-${call.id}`,
    h(
      'div',
      { class: 'pair' },
      call.peers.map((peer) => h('div', { class: 'peer' }, h('h3', { class: peer.role }, peer.role), imagesOf(peer))),
    ),
  );
}

function artifactsOf({ role, artifacts }) {
  const others = artifacts.filter((name) => !isImage(name));
  return h(
    'div',
    { class: 'peer' },
    h('h3', { class: role }, role),
    h(
      'ul',
      {},
      others.map((name) => h('li', {}, h('a', { href: href(name) }, name))),
    ),
  );
}

export function artifacts(call) {
  if (call.peers.every((peer) => peer.artifacts.every(isImage))) return null;
  return section('Files', `files-${call.id}`, h('div', { class: 'pair' }, call.peers.map(artifactsOf)));
}

export function statistics(call) {
  if (call.peers.every((peer) => peer.stats.length === 0)) return null;
  return section(
    'Last statistics',
    `stats-${call.id}`,
    h(
      'div',
      { class: 'pair' },
      call.peers.map((peer) => {
        const last = peer.stats.at(-1);
        return h(
          'div',
          { class: 'peer' },
          h('h3', { class: peer.role }, peer.role),
          last === undefined
            ? h('p', {}, 'No statistics were collected.')
            : more(
                `getStats() of ${last.pc}, the last of ${peer.stats.length}`,
                h('pre', { tabindex: '0' }, JSON.stringify(last.report, null, 2)),
              ),
        );
      }),
    ),
  );
}
