/** Charts by the charting library. Each has a table beside it with the same data. */
import { h } from './dom.js';
import { spreadsOf } from './series-stats.js';

const SHAPES = { undisturbed: 'circle', 'warm-up': 'circle', disturbed: 'triangle' };
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
export const axis = (name, more) => ({
  name,
  nameLocation: 'middle',
  nameGap: 28,
  nameTextStyle: { color: colour('muted') },
  axisLabel: { color: colour('muted') },
  splitLine: { lineStyle: { color: colour('line') } },
  ...more,
});

const dots = (name, role, shape, data) => ({
  name,
  type: 'scatter',
  symbol: SHAPES[shape],
  symbolSize: shape === 'undisturbed' ? 5 : 9,
  data,
  itemStyle:
    shape === 'warm-up'
      ? { color: colour('card'), borderColor: colour(role), borderWidth: 2 }
      : { color: colour(role), opacity: shape === 'undisturbed' ? 0.55 : 1 },
});

/** Spreads the dots of one line over its height, the same way each time. */
const jitterOf = (index) => ((index * 0.618034) % 1) * 0.6 - 0.3;

export const common = (shown) => ({
  animation: false,
  textStyle: { fontFamily: 'system-ui, sans-serif' },
  legend: { data: shown, textStyle: { color: colour('ink') }, top: 0, itemWidth: 16, itemHeight: 12 },
  tooltip: { renderMode: 'richText', confine: true, formatter: ({ data }) => data[2] },
});

function distribution(calls, kinds) {
  const lines = spreadsOf(calls);
  const at = (kind, role) =>
    lines.flatMap(({ role: own, who, name, property }, line) =>
      own !== role
        ? []
        : calls
            .map((call, index) => [call, index])
            .filter(([call]) => kinds.get(call.id) === kind && call.peers[who].phases[property] !== null)
            .map(([call, index]) => [
              call.peers[who].phases[property],
              line + jitterOf(index),
              `call ${call.id}, ${kind}: ${own} ${name} ${call.peers[who].phases[property].toFixed(1)} ms`,
              call.id,
            ]),
    );
  return {
    ...common(Object.keys(SHAPES)),
    grid: { left: 28, right: 16, top: 36, bottom: 40, containLabel: true },
    xAxis: axis('ms', { min: 0, axisLine: { onZero: false } }),
    yAxis: axis('', {
      min: -0.5,
      max: lines.length - 0.5,
      inverse: true,
      type: 'value',
      interval: 0.5,
      splitLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: colour('ink'),
        formatter: (y) => (Number.isInteger(y) ? `${lines[y].role} ${lines[y].name}` : ''),
      },
    }),
    series: Object.keys(SHAPES).flatMap((kind) =>
      ['caller', 'callee'].map((role) => dots(kind, role, kind, at(kind, role))),
    ),
  };
}

const sinceStart = (run, instant) => (Date.parse(instant) - Date.parse(run.startedAt)) / 1000;

function runOrder(run, kinds) {
  const known = run.calls.filter(({ startedAt }) => startedAt !== null);
  const at = (kind, who) =>
    known
      .filter(({ id, peers }) => kinds.get(id) === kind && peers[who].phases.totalMs !== null)
      .map(({ id, startedAt, peers }) => [
        sinceStart(run, startedAt),
        peers[who].phases.totalMs,
        `call ${id}, ${kind}: ${peers[who].role} total ${peers[who].phases.totalMs.toFixed(1)} ms`,
        id,
      ]);
  const load = (name, of, tone, type) => ({
    name,
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    showSymbol: false,
    color: colour(tone),
    itemStyle: { color: colour(tone) },
    lineStyle: { type },
    data: run.series.load.map((sample) => [
      sample.atMs / 1000,
      100 * of(sample),
      `${name}: ${(100 * of(sample)).toFixed(0)} %`,
    ]),
  });
  const max = Math.ceil(run.durationMs / 1000);
  return {
    ...common([...Object.keys(SHAPES), 'all programs', 'other programs']),
    grid: [
      { left: 64, right: 16, top: 64, height: 200 },
      { left: 64, right: 16, top: 290, height: 90 },
    ],
    xAxis: [
      axis('', { min: 0, max, axisLabel: { show: false } }),
      axis('seconds after the start', { min: 0, max, gridIndex: 1 }),
    ],
    yAxis: [
      axis('total, ms', { scale: true, nameGap: 44 }),
      axis('busy, %', { gridIndex: 1, min: 0, max: 100, interval: 50, nameGap: 44 }),
    ],
    series: [
      ...Object.keys(SHAPES).flatMap((kind) =>
        ['caller', 'callee'].map((role, who) => dots(kind, role, kind, at(kind, who))),
      ),
      load('all programs', ({ busy }) => busy, 'muted', 'solid'),
      load('other programs', ({ busy, own }) => Math.max(0, busy - own), 'bad', 'dashed'),
    ],
  };
}

let library = null;

/** Apache ECharts, which the page holds as gzip in Base64 until the first chart is drawn. */
function chartLibrary() {
  library ??= (async () => {
    const bytes = Uint8Array.from(atob(document.getElementById('charts').textContent), (c) => c.charCodeAt(0));
    const expanded = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    document.head.append(h('script', {}, await new Response(expanded).text())); // the page's policy has its hash
    return globalThis.echarts;
  })();
  return library;
}

/** A chart that fits its place, follows light and dark, and reports the call whose dot was clicked. */
export function chart(label, height, optionOf, pick = () => {}) {
  const place = h('div', { class: 'chart', role: 'img', 'aria-label': label, '--height': `${height}px` });
  const draw = async () => {
    const echarts = await chartLibrary();
    const drawn = echarts.getInstanceByDom(place) ?? echarts.init(place, null, { renderer: 'canvas' });
    drawn.setOption(optionOf(), true);
    drawn.off('click');
    drawn.on('click', ({ data }) => data[3] !== undefined && pick(data[3]));
    drawn.resize();
  };
  new ResizeObserver(draw).observe(place);
  matchMedia('screen and (prefers-color-scheme: dark)').addEventListener('change', draw);
  return place;
}

export const distributionChart = (run, kinds, pick) =>
  chart(
    'One dot per call, one line per phase and peer; the table of phase times has the same data',
    640,
    () => distribution(run.calls, kinds),
    pick,
  );

export const runOrderChart = (run, kinds, pick) =>
  chart(
    'Totals of the calls over time, and the load of the machine below; ' +
      'the tables of the slowest calls and of the series summarize it',
    430,
    () => runOrder(run, kinds),
    pick,
  );
