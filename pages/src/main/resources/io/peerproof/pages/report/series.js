/** A series of calls: phase times, their spread, and the slowest calls. */
import { distributionChart, runOrderChart } from './charts.js';
import { duration, facts, h, section } from './dom.js';
import { waterfallOf } from './phases.js';
import { differenceOf, kindsOf, spreadsOf, slowestFirst } from './series-stats.js';

const SHOWN = 10;
const msOrNot = (ms) => h('td', { class: 'ms number' }, ms === null ? '–' : ms.toFixed(1));
const inTable = (label, columns, numbers, rows, look = 'metrics') =>
  h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': label },
    h(
      'table',
      { class: look },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((name) => h('th', { scope: 'col', class: numbers.includes(name) && 'number' }, name)),
        ),
      ),
      h('tbody', {}, rows),
    ),
  );

const TIME_COLUMNS = ['Median, ms', 'p90', 'p95', 'p99', 'Slowest'];
const TOTAL_COLUMNS = ['Caller’s total, ms', 'Callee’s total, ms'];

function timesTable(lines) {
  return inTable(
    'Times of each phase',
    ['Phase', 'Calls', ...TIME_COLUMNS],
    ['Calls', ...TIME_COLUMNS],
    lines.map(({ role, name, spread }) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row', class: role }, `${role} ${name}`),
        h('td', { class: 'ms number' }, String(spread.n)),
        [spread.median, spread.p90, spread.p95, spread.p99, spread.longest].map(msOrNot),
      ),
    ),
    'metrics compact',
  );
}

const linkTo = (id) => h('a', { href: `#call=${encodeURIComponent(id)}` }, `Call ${id}`);

function slowestTable(slowest, kinds, lines) {
  return inTable(
    'Slowest calls',
    ['Call', ...TOTAL_COLUMNS, 'Kind', 'Main difference'],
    TOTAL_COLUMNS,
    slowest.slice(0, SHOWN).map((call) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, linkTo(call.id)),
        call.peers.map(({ phases }) => msOrNot(phases.totalMs)),
        h('td', {}, kinds.get(call.id)),
        h('td', {}, differenceOf(call, lines)),
      ),
    ),
  );
}

function sentenceOf({ calls }, kinds, lines) {
  const counted = calls.filter(({ id }) => kinds.get(id) !== 'warm-up');
  const passed = counted.filter(({ outcome }) => outcome === 'PASSED').length;
  const total = lines.find(({ role, name }) => role === 'caller' && name === 'total').spread;
  const warmUps = calls.length - counted.length;
  const besides = warmUps === 0 ? '' : ` Not counted: ${warmUps} warm-up ${warmUps === 1 ? 'call' : 'calls'}.`;
  return `${passed} of ${counted.length} measured calls passed.${
    total.median === null
      ? ''
      : ` Half of them took the caller ${duration(total.median)} or less, and 95 % ${duration(total.p95)} or less.`
  }${besides}`;
}

function howItWasMade({ series }) {
  return facts([
    ['browsers', series.profile === 'cold' ? 'cold: started for each call' : 'warm: kept from call to call'],
    ['calls planned', String(series.planned)],
    ['warm-up calls, not counted', String(series.warmUps.length)],
    [
      `disturbed: other programs took more than ${+(series.disturbedFrom * 100).toFixed(1)} % of the processors`,
      String(series.disturbed.length),
    ],
    ['browsers lost and replaced', String(series.sessionsLost)],
    ...(series.ended === null ? [] : [['ended early', series.ended]]),
  ]);
}

const titled = (title, call) => [h('h3', {}, `${title}: call ${call.id}`), waterfallOf(call)].flat();

/** The call that the fragment names, `#call=17`. */
function chosenCall(calls) {
  const id = new URLSearchParams(location.hash.slice(1)).get('call');
  return calls.find((call) => call.id === id);
}

/** Details of the chosen call, scrolled into view when the choice changes. */
function chosenPlace(calls) {
  const place = h('div', { tabindex: '-1', 'aria-live': 'polite' });
  const show = () => {
    const call = chosenCall(calls);
    if (call === undefined)
      place.replaceChildren(h('p', { class: 'note' }, 'Choose a call by its dot, or in the table of the slowest.'));
    else place.replaceChildren(...titled('Chosen', call), h('p', {}, `${call.outcome}: ${call.reason}`));
    return call;
  };
  show();
  addEventListener('hashchange', () => {
    if (show() !== undefined) place.focus();
  });
  return place;
}

/** Colours of the peers in a chart, whose own legend names the kinds of calls. */
const colourKey = () =>
  h(
    'p',
    { class: 'key' },
    ['caller', 'callee'].map((role) => h('span', { class: role }, h('span', { 'aria-hidden': 'true' }, '● '), role)),
  );

export function seriesView(run) {
  if (!run.series) return [];
  const kinds = kindsOf(run);
  const slowest = slowestFirst(run.calls, kinds);
  const lines = spreadsOf(slowest);
  const pick = (id) => {
    location.hash = `call=${encodeURIComponent(id)}`;
  };
  return [
    section(
      'Where the time goes',
      'series',
      h('p', {}, sentenceOf(run, kinds, lines)),
      h(
        'p',
        { class: 'note' },
        'Of the calls that passed, without the warm-ups, on each peer’s own clock. A percentile is the nearest rank.',
      ),
      timesTable(lines),
    ),
    section('How it varies', 'distribution', colourKey(), distributionChart(run, kinds, pick)),
    section('The slowest calls', 'slowest', slowestTable(slowest, kinds, lines)),
    section('Calls in run order', 'order', colourKey(), runOrderChart(run, kinds, pick)),
    section(
      'One call',
      'one-call',
      chosenPlace(run.calls),
      slowest.length === 0
        ? null
        : [...titled('The median', slowest[Math.floor(slowest.length / 2)]), ...titled('The slowest', slowest[0])],
    ),
    section('How the series was made', 'made', howItWasMade(run)),
  ];
}
