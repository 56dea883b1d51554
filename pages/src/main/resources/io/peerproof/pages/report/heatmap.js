/** A matrix at a glance: a line for each group, a column for each phase, the shift in each cell. */
import { h, section } from './dom.js';

const SHIFT_MARKS = {
  SAME: ['=', 'same'],
  SLOWER: ['▲', 'slower'],
  FASTER: ['▼', 'faster'],
  UNDECIDED: ['?', 'undecided'],
};
const BOTH_PEERS = ['caller', 'callee'];

/** Uncertain shifts stay pale: a strong colour would look like a verdict. */
const FULL = { SLOWER: 0.6, FASTER: 0.6, UNDECIDED: 0.2, SAME: 0.05 };

/** Strength of the colour, 0 to 1: the shift as a share of the baseline; a fifth or more is 1. */
export function strengthOf({ change, shift, baseline }) {
  if (shift === null || !baseline.medianMs) return 0;
  return FULL[change] * Math.min(1, Math.abs(shift.ms) / baseline.medianMs / 0.2);
}

function heatCell(group, metric, choose) {
  if (metric === undefined) return h('td', {}, '–');
  const { change, shift, baseline } = metric;
  const [icon, word] = SHIFT_MARKS[change];
  const ms = shift === null ? '–' : `${shift.ms > 0 ? '+' : ''}${shift.ms.toFixed(1)}`;
  const share = shift === null || !baseline.medianMs ? '' : `, ${((100 * shift.ms) / baseline.medianMs).toFixed(0)} %`;
  const button = h(
    'button',
    { type: 'button', title: `${group}, ${metric.metric}: ${ms} ms${share}, ${word}` },
    h('span', { 'aria-hidden': 'true' }, `${icon} `),
    `${ms} `,
    h('span', { class: 'word' }, word),
  );
  button.addEventListener('click', () => choose(group, metric.metric));
  return h(
    'td',
    {
      class: `${shift !== null && shift.ms > 0 ? 'slower' : 'faster'} ${change === 'SLOWER' || change === 'FASTER' ? 'certain' : ''}`,
      '--strength': `${Math.round(100 * strengthOf(metric))}%`,
    },
    button,
  );
}

/** Calls `choose(group, metric)` for the cell that the reader chooses. */
export function heatMap(groups, choose) {
  if (groups.length < 2) return null;
  const phases = [
    ...new Set(groups.flatMap(({ metrics }) => metrics.map(({ metric }) => metric.replace(/^caller |^callee /, '')))),
  ];
  const find = (group, who, phase) => group.metrics.find(({ metric }) => metric === `${who} ${phase}`);
  return section(
    'At a glance',
    'heat-map',
    h(
      'p',
      { class: 'note' },
      'Shift of each phase against the baseline, in milliseconds. Icon and word say whether it is certain and large enough ' +
        'to count, as does a border. The colour is stronger for a larger share of the baseline’s median. A cell links to its figures.',
    ),
    BOTH_PEERS.map((who) =>
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': `Shifts at the ${who}` },
        h(
          'table',
          { class: 'metrics heat' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col', class: who }, `at the ${who}`),
              phases.map((phase) => h('th', { scope: 'col' }, phase)),
            ),
          ),
          h(
            'tbody',
            {},
            groups.map((group) =>
              h(
                'tr',
                {},
                h('th', { scope: 'row' }, group.group),
                phases.map((phase) => heatCell(group.group, find(group, who, phase), choose)),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
