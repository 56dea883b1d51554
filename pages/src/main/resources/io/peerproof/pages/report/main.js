/** Lays out the report: failures first. */
import { h } from './dom.js';
import { candidates } from './candidates.js';
import { failedPhase, progressTable } from './progress.js';
import { clues } from './clues.js';
import { comparison } from './comparison.js';
import { descriptions } from './descriptions.js';
import { events } from './events.js';
import { statsCharts, frameCharts } from './stats-charts.js';
import { hostHealth } from './host.js';
import { pairMatrix } from './matrix.js';
import { measures } from './measures.js';
import { phases } from './phases.js';
import { seriesView } from './series.js';
import { artifacts, browsers, machine, screenshots, statistics } from './environment.js';
import { verdicts } from './verdicts.js';

/** What a reader of a failure asks first: the cause, its evidence, and what the pages showed. */
const parts = (call) =>
  call.outcome === 'PASSED'
    ? [pairMatrix(call), progressTable(call), screenshots(call), verdicts(call), ...factsOf(call)].filter(Boolean)
    : [
        failedPhase(call),
        pairMatrix(call),
        clues(call),
        screenshots(call),
        verdicts(call),
        h(
          'details',
          { class: 'raw', open: isFiltered() },
          h('summary', {}, h('h2', {}, 'All facts of this call')),
          progressTable(call),
          ...factsOf(call).filter(Boolean),
        ),
      ].filter(Boolean);

/** Tells whether the address is a link to events that a filter leaves, which are among the facts. */
function isFiltered() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  return parameters.has('find') || parameters.has('hide');
}

const factsOf = (call) => [
  measures(call),
  phases(call),
  hostHealth(call),
  artifacts(call),
  frameCharts(call),
  statsCharts(call),
  candidates(call),
  descriptions(call),
  events(call),
  statistics(call),
  browsers(call),
];

/** One of many calls: open if it did not pass, else filled when it is opened. */
function folded(call, groupOf) {
  const group = groupOf.get(call.id);
  const title = `Call ${call.id}: ${call.outcome}${group === undefined ? '' : `, ${group}`}`;
  const open = call.outcome !== 'PASSED';
  const details = h(
    'details',
    { class: `call ${call.outcome.toLowerCase()}`, open },
    h('summary', {}, h('h2', {}, title)),
    h('p', {}, call.reason),
    open ? parts(call) : null,
  );
  if (!open) details.addEventListener('toggle', () => details.append(...parts(call)), { once: true });
  details.dataset.call = call.id;
  return details;
}

/** Number of passed calls that are listed openly. */
const LISTED = 12;

/** Calls one after another, those that passed in one fold if they are many. */
function listOf(calls, groupOf) {
  const passed = calls.filter(({ outcome }) => outcome === 'PASSED');
  const lines = passed.map((call) => folded(call, groupOf));
  return [
    ...calls.filter((call) => !passed.includes(call)).map((call) => folded(call, groupOf)),
    ...(passed.length <= LISTED
      ? lines
      : [
          h(
            'details',
            { class: 'raw list' },
            h('summary', {}, h('h2', {}, `The ${passed.length} calls that passed`)),
            lines,
          ),
        ]),
  ];
}

/** Keeps the fragment, `#call=17`, and the opened call the same where no series view does. */
function linkCalls() {
  const show = () => {
    const id = new URLSearchParams(location.hash.slice(1)).get('call');
    const details = [...document.querySelectorAll('details.call')].find(({ dataset }) => dataset.call === id);
    if (details === undefined) return;
    const list = details.closest('details.list');
    if (list !== null) list.open = true;
    details.open = true;
    details.querySelector('summary').focus();
    details.scrollIntoView();
  };
  document.getElementById('report').addEventListener('click', ({ target }) => {
    const details = target.closest('details.call > summary')?.parentElement;
    if (!details || details.open) return;
    const parameters = new URLSearchParams(location.hash.slice(1));
    parameters.set('call', details.dataset.call);
    history.replaceState(null, '', `#${parameters}`);
  });
  addEventListener('hashchange', show);
  show();
}

/** Group of each compared call: `chrome@131`, `chrome@131, warm-up`. */
function groupsOf({ comparison: compared }) {
  return new Map(
    (compared?.groups ?? []).flatMap(({ name, calls, warmUps, unmeasured }) => [
      ...calls.map((id) => [id, name]),
      ...warmUps.map((id) => [id, `${name}, warm-up`]),
      ...unmeasured.map((id) => [id, name]),
    ]),
  );
}

export function showReport() {
  const run = JSON.parse(document.getElementById('data').textContent);
  const rank = ['FAILED', 'INCONCLUSIVE', 'PASSED'];
  const calls = [...run.calls].sort((a, b) => rank.indexOf(a.outcome) - rank.indexOf(b.outcome));
  const groupOf = groupsOf(run);
  const many = calls.length > 1 || run.comparison !== null;
  const bad = calls.filter(({ outcome }) => outcome !== 'PASSED');
  const first = run.series === null ? [] : bad; // a series is about its times only where its calls passed
  const rest = calls.filter((call) => !first.includes(call));
  document
    .getElementById('report')
    .append(
      ...first.map((call) => folded(call, groupOf)),
      ...seriesView(run),
      ...comparison(run),
      ...(many ? listOf(rest, groupOf) : rest.flatMap(parts)),
      machine(run),
    );
  if (run.series === null) linkCalls();
  document
    .getElementById('footer')
    .append(
      `Peerproof ${run.host.peerproof} · schema ${run.schemaVersion} · data: `,
      h('a', { href: 'report.json' }, 'report.json'),
      document.getElementById('charts')
        ? ' · charts: Apache ECharts, © The Apache Software Foundation, Apache License 2.0'
        : '',
    );
}
