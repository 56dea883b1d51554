/** Verdicts of a meeting: a row for each receiving peer, a column for each sending peer. */
import { duration, facts, h, more, section } from '../report/dom.js';

const GOOD = new Set(['PLAYING', 'HEARD']);

function sense(name, { verdict, evidence }) {
  const good = GOOD.has(verdict);
  return h(
    'div',
    { class: good ? 'good' : 'bad', title: evidence.seen },
    h('span', { 'aria-hidden': 'true' }, good ? '✔ ' : '✘ '),
    h('span', { class: 'unseen' }, `${name}: `),
    verdict.replaceAll('_', ' '),
  );
}

function sightingCell(sighting) {
  return sighting === undefined
    ? h('td', { class: 'self' }, '–')
    : h(
        'td',
        { class: GOOD.has(sighting.video.verdict) && GOOD.has(sighting.audio.verdict) ? null : 'broken' },
        sense('video', sighting.video),
        sense('audio', sighting.audio),
      );
}

function sightingMatrix({ peers, sightings }) {
  const find = (viewer, subject) => sightings.find((one) => one.viewer === viewer && one.subject === subject);
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Who sees and hears whom' },
    h(
      'table',
      { class: 'metrics meeting' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, 'who gets'),
          peers.map(({ peer }) => h('th', { scope: 'col' }, `peer ${peer}`)),
        ),
      ),
      h(
        'tbody',
        {},
        peers.map(({ peer: viewer }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, `peer ${viewer}`),
            peers.map(({ peer: subject }) => sightingCell(find(viewer, subject))),
          ),
        ),
      ),
    ),
  );
}

function brokenPairs({ sightings }) {
  const broken = sightings.filter(({ video, audio }) => !GOOD.has(video.verdict) || !GOOD.has(audio.verdict));
  return broken.length === 0
    ? null
    : section(
        'What is missing',
        'missing',
        broken.map(({ viewer, subject, video, audio }) =>
          more(
            `Peer ${viewer} of peer ${subject}`,
            facts([
              ['video', `${video.verdict}: ${video.evidence.seen}`],
              ['expected', video.evidence.expected],
              ['audio', `${audio.verdict}: ${audio.evidence.seen}`],
              ['expected', audio.evidence.expected],
              ...Object.entries(video.evidence.facts).map(([name, value]) => [name, String(value)]),
            ]),
          ),
        ),
      );
}

function member({ peer, browser, artifacts }) {
  return h(
    'div',
    { class: 'peer' },
    h('h3', {}, `Peer ${peer}`),
    browser === null
      ? h('p', {}, 'No browser could be started.')
      : h('p', {}, `${browser.name} ${browser.version}, asked for as ${browser.requested}`),
    artifacts.map((name) =>
      name.endsWith('.png')
        ? h(
            'figure',
            {},
            h(
              'a',
              { href: encodeURIComponent(name) },
              h('img', { src: encodeURIComponent(name), alt: `The page of peer ${peer} at the end`, loading: 'lazy' }),
            ),
          )
        : h('p', {}, h('a', { href: name.split('/').map(encodeURIComponent).join('/') }, name)),
    ),
  );
}

export function showMeeting() {
  const report = JSON.parse(document.getElementById('data').textContent);
  document.getElementById('report').append(
    ...[
      report.sightings.length === 0
        ? null
        : section(
            'Who sees and hears whom',
            'matrix',
            h(
              'p',
              { class: 'note' },
              'A row for each receiving peer, a column for each sending peer. Video above, audio below.',
            ),
            sightingMatrix(report),
          ),
      brokenPairs(report),
      section('Peers', 'peers', h('div', { class: 'pair' }, report.peers.map(member))),
      section(
        'Run',
        'run',
        facts([
          ['command', h('code', {}, ['peerproof', ...report.command].join(' '))],
          ['started', String(report.startedAt)],
          ['took', duration(report.durationMs)],
          ['machine', `${report.host.os}, ${report.host.cpus} CPUs, ${report.host.memoryMiB} MiB`],
          ['Peerproof', report.host.peerproof],
        ]),
      ),
    ].filter(Boolean),
  );
  document
    .getElementById('footer')
    .append(`Peerproof ${report.host.peerproof} · data: `, h('a', { href: 'report.json' }, 'report.json'));
}
