/** Many reports as lines over time, and as a table, newest first. */
import { axis, chart, colour, common } from '../report/charts.js';
import { h, section } from '../report/dom.js';

const TREND_PHASES = ['media', 'signaling', 'ice', 'dtls', 'track', 'firstFrame', 'proven', 'total'];
const OUTCOMES = { PASSED: '✔', FAILED: '✘', INCONCLUSIVE: '?' };
const LINE_SHAPES = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'];
const LINE_TONES = ['caller', 'callee', 'unsure', 'good', 'muted', 'ink'];

const timeOf = ({ startedAt }) => new Date(typeof startedAt === 'number' ? startedAt * 1000 : startedAt);
const minute = (point) => timeOf(point).toISOString().replace('T', ' ').slice(0, 19);
const linesOfAll = (points) => [...new Set(points.map(({ line }) => line))];
const msOf = (figures, name) => (figures === undefined ? '–' : figures[name].toFixed(1));

/** Metric that the fragment names, `#metric=callee%20ice`; else the caller's total. */
function metricOf() {
  const wanted = new URLSearchParams(location.hash.slice(1)).get('metric');
  const known = ['caller', 'callee'].flatMap((role) => TREND_PHASES.map((phase) => `${role} ${phase}`));
  return known.includes(wanted) ? wanted : 'caller total';
}

/** Runs whose browser differs from that of the previous run of the same line. */
function isNewVersion(points, index) {
  const before = points.slice(0, index).findLast(({ line }) => line === points[index].line);
  return before !== undefined && before.versions !== points[index].versions;
}

function trendOption(points, metric) {
  const lines = linesOfAll(points);
  const runs = [...new Set(points.map(minute))];
  const at = (point) => runs.indexOf(minute(point));
  const tooltipOf = (point) =>
    `${minute(point)}, ${point.versions}: median ${msOf(point.figures[metric], 'medianMs')} ms, ` +
    `p90 ${msOf(point.figures[metric], 'p90Ms')} ms, ${point.failed} of ${point.calls} failed`;
  const curve = (line, index, property, type) => ({
    name: line,
    type: 'line',
    symbol: LINE_SHAPES[index % LINE_SHAPES.length],
    color: colour(LINE_TONES[index % LINE_TONES.length]),
    lineStyle: { type },
    showSymbol: true,
    data: points.flatMap((point, place) =>
      point.line !== line || point.figures[metric] === undefined
        ? []
        : [
            {
              value: [at(point), point.figures[metric][property], tooltipOf(point)],
              symbolSize: property === 'p90Ms' ? 3 : isNewVersion(points, place) ? 14 : 7,
            },
          ],
    ),
  });
  const share = (line, index) => ({
    name: line,
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    symbol: LINE_SHAPES[index % LINE_SHAPES.length],
    color: colour(LINE_TONES[index % LINE_TONES.length]),
    data: points
      .filter((point) => point.line === line && point.calls > 0)
      .map((point) => [at(point), (100 * point.failed) / point.calls, tooltipOf(point)]),
  });
  const top = 20 + 22 * lines.length;
  return {
    ...common(lines),
    legend: {
      data: lines,
      orient: 'vertical',
      left: 0,
      top: 0,
      textStyle: { color: colour('ink'), width: innerWidth - 100, overflow: 'truncate' },
    },
    tooltip: { renderMode: 'richText', confine: true, formatter: ({ data }) => (data.value ?? data)[2] },
    grid: [
      { left: 64, right: 24, top, height: 240 },
      { left: 64, right: 24, top: top + 290, height: 70 },
    ],
    xAxis: [
      axis('', { type: 'category', data: runs, axisLabel: { show: false } }),
      axis('', {
        type: 'category',
        data: runs,
        gridIndex: 1,
        axisLabel: { color: colour('muted'), hideOverlap: true, formatter: (run) => run.replace(' ', '\n') },
      }),
    ],
    yAxis: [
      axis(`${metric}, ms`, { nameGap: 44, min: 0 }),
      axis('failed, %', { gridIndex: 1, min: 0, max: 100, interval: 50, nameGap: 44 }),
    ],
    series: lines.flatMap((line, index) => [
      curve(line, index, 'medianMs', 'solid'),
      curve(line, index, 'p90Ms', 'dotted'),
      share(line, index),
    ]),
  };
}

function runRow(points, point, metric) {
  const figures = point.figures[metric];
  const when =
    point.page === null
      ? minute(point)
      : h('a', { href: point.page.split('/').map(encodeURIComponent).join('/') }, minute(point));
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, when),
    h('td', { class: 'ms' }, h('span', { 'aria-hidden': 'true' }, `${OUTCOMES[point.outcome]} `), point.outcome),
    h('td', { class: 'ms' }, `${point.failed} of ${point.calls}`),
    ['medianMs', 'p90Ms', 'p95Ms'].map((name) => h('td', { class: 'ms' }, msOf(figures, name))),
    h('td', {}, isNewVersion(points, points.indexOf(point)) ? h('strong', {}, '★ new: ') : null, point.versions),
    h('td', {}, point.line),
  );
}

function runsTable(points, metric) {
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'All runs' },
    h(
      'table',
      { class: 'metrics' },
      h('caption', { class: 'unseen' }, `Runs, newest first; times of ${metric}`),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          ['Started (UTC)', 'Outcome', 'Failed', 'Median, ms', 'p90', 'p95', 'Ran', 'Line'].map((name) =>
            h('th', { scope: 'col' }, name),
          ),
        ),
      ),
      h(
        'tbody',
        {},
        [...points].reverse().map((point) => runRow(points, point, metric)),
      ),
    ),
  );
}

function metricChoice(current) {
  const select = h(
    'select',
    { id: 'metric' },
    ['caller', 'callee'].flatMap((role) =>
      TREND_PHASES.map((phase) =>
        h('option', { value: `${role} ${phase}`, selected: `${role} ${phase}` === current }, `${role} ${phase}`),
      ),
    ),
  );
  select.addEventListener('change', () => {
    location.hash = `metric=${encodeURIComponent(select.value)}`;
  });
  return h('p', {}, h('label', { for: 'metric' }, 'Phase '), select);
}

function unreadSection(unread) {
  return unread.length === 0
    ? null
    : section(
        'Left out',
        'unread',
        h(
          'ul',
          {},
          unread.map(({ report, reason }) => h('li', {}, h('code', {}, report), `: ${reason}`)),
        ),
      );
}

export function showTrend() {
  const trend = JSON.parse(document.getElementById('data').textContent);
  const place = document.getElementById('report');
  const show = () => {
    const metric = metricOf();
    const lines = linesOfAll(trend.points);
    place.replaceChildren(
      ...[
        section(
          'Run by run',
          'run-by-run',
          h(
            'p',
            { class: 'note' },
            'Median (solid) and 90th percentile (dotted) of the calls that passed, one point per run. A large point marks ' +
              'a new browser version. A line joins calls of the same kind, page, browser and machine. Below: the share of failed calls.',
          ),
          metricChoice(metric),
          chart(`${metric} of all runs in their order; the table below says the same`, 430 + 22 * lines.length, () =>
            trendOption(trend.points, metric),
          ),
        ),
        section('The runs', 'runs', runsTable(trend.points, metric)),
        unreadSection(trend.unread),
      ].filter(Boolean),
    );
  };
  addEventListener('hashchange', () => {
    show();
    document.getElementById('metric').focus();
  });
  show();
  document
    .getElementById('footer')
    .append(
      'Peerproof · the newest run of each line is compared with all earlier ones of it together, which were made at ' +
        'other times: a shift may be the machine’s. ',
      h('a', { href: 'https://echarts.apache.org/' }, 'Apache ECharts'),
      ', © The Apache Software Foundation, Apache License 2.0',
    );
}
