/** Groups of calls against a baseline: size and certainty of each difference. */
import { facts, h, more, section } from './dom.js';
import { heatMap } from './heatmap.js';

const ICONS = { SAME: '=', SLOWER: '▲', FASTER: '▼', UNDECIDED: '?', MORE: '▲', PERHAPS_MORE: '?', FEWER: '▼' };
const TONES = {
  SAME: 'good',
  FASTER: 'good',
  FEWER: 'good',
  SLOWER: 'bad',
  MORE: 'bad',
  UNDECIDED: 'unknown',
  PERHAPS_MORE: 'unknown',
};
const FROM_WORST = ['SLOWER', 'UNDECIDED', 'FASTER', 'SAME'];

const tenths = (value) => (value === null ? '–' : value.toFixed(1));
/** `+21.3 ms`, `+1.23 s`. */
function signedDuration(ms) {
  const sign = ms > 0 ? '+' : '';
  return Math.abs(ms) < 999.95 ? `${sign}${ms.toFixed(1)} ms` : `${sign}${(ms / 1000).toFixed(2)} s`;
}

const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

function chip(change) {
  return h(
    'strong',
    { class: `change ${TONES[change]}` },
    h('span', { 'aria-hidden': 'true' }, `${ICONS[change]} `),
    change.replace('_', ' '),
  );
}

export function worstOf(group) {
  const changes = group.metrics.map(({ change }) => change);
  return FROM_WORST.find((change) => changes.includes(change)) ?? 'UNDECIDED';
}

function shiftText({ shift }) {
  return shift === null ? '–' : signedDuration(shift.ms);
}

const p = (value) => (value < 0.0001 ? '< 0.0001' : String(Number(value.toPrecision(2))));

/** The interval of a shift, zero in the middle, the tolerance as a band around it. */
function lane({ shift, toleranceMs }, reachMs) {
  if (shift === null) return h('div', { class: 'shift' });
  const at = (ms) => 50 + (50 * Math.max(-reachMs, Math.min(reachMs, ms))) / reachMs;
  return h(
    'div',
    { class: 'shift', 'aria-hidden': 'true' },
    h('div', { class: 'band', '--from': `${at(-toleranceMs)}%`, '--long': `${at(toleranceMs) - at(-toleranceMs)}%` }),
    h('div', {
      class: 'interval',
      '--from': `${at(shift.lowMs)}%`,
      '--long': `${at(shift.highMs) - at(shift.lowMs)}%`,
    }),
    h('div', { class: 'point', '--from': `${at(shift.ms)}%` }),
  );
}

const reachOf = (metrics) =>
  Math.max(
    1,
    ...metrics.flatMap(({ shift, toleranceMs }) =>
      shift === null ? [toleranceMs] : [toleranceMs, Math.abs(shift.lowMs), Math.abs(shift.highMs)],
    ),
  ) * 1.05;

function metricRow(metric, reachMs, group) {
  const { baseline, candidate, shift, adjustedP, moreCalls, change } = metric;
  return h(
    'tr',
    { tabindex: '-1', 'data-metric': `${group}/${metric.metric}` },
    h('th', { scope: 'row' }, metric.metric),
    h(
      'td',
      { class: 'ms' },
      chip(change),
      moreCalls === null ? null : h('span', { class: 'when' }, ` about ${plural(moreCalls, 'more call')}`),
    ),
    h('td', { class: 'ms' }, tenths(baseline.medianMs), h('span', { class: 'when' }, ` / ${tenths(baseline.p95Ms)}`)),
    h('td', { class: 'ms' }, tenths(candidate.medianMs), h('span', { class: 'when' }, ` / ${tenths(candidate.p95Ms)}`)),
    h(
      'td',
      { class: 'ms' },
      shiftText(metric),
      shift === null
        ? null
        : h('span', { class: 'when' }, ` (${signedDuration(shift.lowMs)} to ${signedDuration(shift.highMs)})`),
    ),
    h('td', { class: 'wide' }, lane(metric, reachMs)),
    h('td', { class: 'ms' }, p(adjustedP)),
  );
}

const METRIC_COLUMNS = [
  'Phase',
  'Verdict',
  'Baseline, ms',
  'This group, ms',
  'Shift (interval)',
  'Shift against tolerance',
  'p',
];

function failuresOf({ failures }) {
  return h(
    'p',
    {},
    'Failed calls: ',
    h('b', {}, `${failures.failed} of ${failures.calls}`),
    `, baseline ${failures.baselineFailed} of ${failures.baselineCalls} `,
    chip(failures.change),
    h('span', { class: 'when' }, ` p = ${p(failures.adjustedP)} (Fisher’s exact test)`),
  );
}

function groupDetails(decision, made) {
  const worst = worstOf(decision);
  const reachMs = reachOf(decision.metrics);
  const sorted = [...decision.metrics].sort((a, b) => FROM_WORST.indexOf(a.change) - FROM_WORST.indexOf(b.change));
  return h(
    'details',
    { class: 'group', open: worst !== 'SAME' && worst !== 'FASTER' },
    h('summary', {}, h('h3', {}, decision.group, ' '), chip(worst)),
    made.closed === null ? null : h('p', { class: 'note' }, `Fewer calls than planned: ${made.closed}.`),
    failuresOf(decision),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': `Phases of ${decision.group}` },
      h(
        'table',
        { class: 'metrics' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            METRIC_COLUMNS.map((name) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          {},
          sorted.map((metric) => metricRow(metric, reachMs, decision.group)),
        ),
      ),
    ),
  );
}

function summaryRow(decision) {
  const total = (who) => decision.metrics.find(({ metric }) => metric === `${who} total`);
  const cell = (metric) =>
    h(
      'td',
      { class: 'ms' },
      metric === undefined ? '–' : shiftText(metric),
      metric === undefined ? null : h('span', { class: 'when' }, ` ${metric.change}`),
    );
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, decision.group),
    h('td', { class: 'ms' }, chip(worstOf(decision))),
    h('td', { class: 'ms' }, String(decision.failures.calls)),
    h('td', { class: 'ms' }, String(decision.failures.failed)),
    cell(total('caller')),
    cell(total('callee')),
  );
}

function browsersTable({ browsers }) {
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Browsers that were compared' },
    h(
      'table',
      { class: 'metrics' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Browser', 'Ran', 'Driver'].map((name) => h('th', { scope: 'col' }, name)),
        ),
      ),
      h(
        'tbody',
        {},
        browsers.map(({ label, version, driverVersion }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, label),
            h('td', {}, version ?? 'did not run'),
            h('td', {}, driverVersion ?? '–'),
          ),
        ),
      ),
    ),
  );
}

function planOf({ plan, groups, level, tolerance, tolerances }) {
  const words = ({ share, ms }) => `${+(share * 100).toFixed(2)} % and ${ms} ms`;
  const unmeasured = groups.reduce((sum, group) => sum + group.unmeasured.length, 0);
  return facts([
    ...(plan === null
      ? []
      : [
          ['pairs', plan.pairs],
          ['calls planned for each', String(plan.calls)],
          ['warm-up calls of each browser', String(plan.warmUps)],
          ['random order, seed', String(plan.seed)],
          ['stops early', plan.stopEarly ? 'yes' : 'no'],
          ['calls that could not be measured', String(unmeasured)],
          ['browsers lost and replaced', String(plan.sessionsLost)],
          ...(plan.ended === null ? [] : [['ended early because', plan.ended]]),
        ]),
    ['a shift counts if it exceeds', words(tolerance)],
    ...Object.entries(tolerances).map(([metric, own]) => [`of ${metric}, if it exceeds`, words(own)]),
    ['error allowed over all verdicts', `${+(level * 100).toFixed(2)} %`],
  ]);
}

/** Each block of a matrix has its own baseline, as does each group of an older report. */
function baselinesOf(groups) {
  const baselines = groups.filter(({ baseline }) => baseline);
  const [{ name, calls }] = baselines;
  return baselines.length === 1
    ? `Each group against ${name}, whose ${plural(calls.length, 'call')} are the baseline. `
    : 'Each group against its own baseline, from the same minutes or from the older report. ';
}

/** Shows the figures of a phase of a group, and unfolds them. */
function showMetric(group, metric) {
  const row = [...document.querySelectorAll('[data-metric]')].find(
    ({ dataset }) => dataset.metric === `${group}/${metric}`,
  );
  row.closest('details').open = true;
  row.scrollIntoView({ block: 'center' });
  row.focus();
}

export function comparison({ comparison: compared }) {
  if (compared === null) return [];
  const made = new Map(compared.groups.map((group) => [group.name, group]));
  const against = baselinesOf(compared.groups);
  const { groups } = compared.decision;
  return [
    section(
      'Compared',
      'compared',
      h(
        'p',
        { class: 'note' },
        `${against}A shift is the median of all differences between a call of the group and one of the baseline.`,
      ),
      compared.warnings.map((warning) =>
        h('p', { class: 'warning' }, h('span', { 'aria-hidden': 'true' }, '⚠ '), warning),
      ),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Groups' },
        h(
          'table',
          { class: 'metrics' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ['Group', 'Worst phase', 'Calls', 'Failed', 'Caller’s total', 'Callee’s total'].map((name) =>
                h('th', { scope: 'col' }, name),
              ),
            ),
          ),
          h('tbody', {}, groups.map(summaryRow)),
        ),
      ),
    ),
    heatMap(groups, showMetric),
    section(
      'Phase by phase',
      'metrics',
      h(
        'p',
        { class: 'note' },
        'Median / 95th percentile, in milliseconds. The bar is the interval of the shift, the point its estimate, ' +
          'the band the tolerance; left of the middle is faster.',
      ),
      groups.map((group) => groupDetails(group, made.get(group.group))),
    ),
    section('How it was compared', 'plan', planOf(compared), more('Browsers', browsersTable(compared))),
  ].filter(Boolean);
}
