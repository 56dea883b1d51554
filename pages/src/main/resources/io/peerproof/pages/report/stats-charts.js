/** Charts of a call over time: frames and statistics, both peers on one axis. */
import { axis, chart, colour, common } from './charts.js';
import { h, more, section } from './dom.js';
import { framesOf, curvesOf, SERIES } from './stats-series.js';
import { originOf } from './time.js';
import { aligned } from './phases.js';
import { spreadOf } from './series-stats.js';

const PANEL = 96; // pixels
const GAP = 44;
const TOP = 60; // two lines of legend, on a phone
const DASHES = { video: 'solid', audio: 'dashed', '': 'solid' };

/** From a peer's clock to seconds on the axis of the call. */
function clocksOf(call) {
  const { origins } = aligned(call);
  return call.peers.map(
    (peer, who) => (atMs) => (atMs - (peer.axis?.originAtMs ?? originOf(peer)) + origins[who]) / 1000,
  );
}

const panel = (index, count, name, max) => ({
  grid: { left: 64, right: 16, top: TOP + index * (PANEL + GAP), height: PANEL },
  xAxis: axis(index === count - 1 ? 'seconds after the first WebRTC call' : '', { gridIndex: index, min: 0, max }),
  yAxis: axis(name, { gridIndex: index, min: 0, nameGap: 44, splitNumber: 3 }),
});

const joined = (panels) => ({
  grid: panels.map(({ grid }) => grid),
  xAxis: panels.map(({ xAxis }) => xAxis),
  yAxis: panels.map(({ yAxis }) => yAxis),
});

const heightOf = (count) => TOP + count * (PANEL + GAP) + 8;
const legendOf = ({ role, kind }) => `${role}${kind ? ` ${kind}` : ''}`;

function statisticsOption(call, drawn) {
  const clocks = clocksOf(call);
  const max = Math.ceil(
    Math.max(...call.peers.flatMap(({ stats }, who) => stats.map(({ atMs }) => clocks[who](atMs)))),
  );
  const names = [...new Set(drawn.flatMap(({ lines }) => lines.map(legendOf)))];
  return {
    ...common(names),
    ...joined(drawn.map(({ title, unit }, index) => panel(index, drawn.length, `${title}, ${unit}`, max))),
    series: drawn.flatMap(({ title, unit, lines }, index) =>
      lines.map((line) => ({
        name: legendOf(line),
        type: 'line',
        xAxisIndex: index,
        yAxisIndex: index,
        symbolSize: 5,
        color: colour(line.role),
        itemStyle: { color: colour(line.role) },
        lineStyle: { type: DASHES[line.kind] },
        data: line.points.map(([atMs, value]) => {
          const seconds = clocks[call.peers.findIndex(({ role }) => role === line.role)](atMs);
          return [
            seconds,
            value,
            `${legendOf(line)}, ${title}: ${value.toFixed(1)} ${unit} at ${seconds.toFixed(2)} s`,
          ];
        }),
      })),
    ),
  };
}

function spreadRow({ title, unit }, line) {
  const values = line.points.map(([, value]) => value);
  const { median } = spreadOf(values);
  return h(
    'tr',
    {},
    h('th', { scope: 'row', class: line.role }, `${legendOf(line)}, ${title}`),
    h('td', { class: 'ms' }, String(values.length)),
    [Math.min(...values), median, Math.max(...values), values.at(-1)].map((value) =>
      h('td', { class: 'ms' }, value.toFixed(1)),
    ),
    h('td', {}, unit),
  );
}

/** Bitrate, frames, jitter buffer and round trip; null where no two samples were taken. */
export function statsCharts(call) {
  const drawn = SERIES.map((series) => ({
    ...series,
    lines: call.peers.flatMap((peer) => curvesOf(peer, series)),
  })).filter(({ lines }) => lines.length > 0);
  if (drawn.length === 0) return null;
  return section(
    'Statistics over time',
    `stats-over-time-${call.id}`,
    h(
      'p',
      { class: 'note' },
      'From getStats(). Each point covers the time since the previous sample. The round trip is that of the selected candidate pair.',
    ),
    chart(
      'Bitrate, frames, jitter buffer and round trip of both peers over time; the table below has their smallest, median and largest',
      heightOf(drawn.length),
      () => statisticsOption(call, drawn),
    ),
    more(
      'As a table',
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Statistics over time as a table' },
        h(
          'table',
          { class: 'metrics' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              ['What', 'Points', 'Smallest', 'Median', 'Largest', 'Last', 'Unit'].map((name) =>
                h('th', { scope: 'col' }, name),
              ),
            ),
          ),
          h(
            'tbody',
            {},
            drawn.flatMap((series) => series.lines.map((line) => spreadRow(series, line))),
          ),
        ),
      ),
    ),
  );
}

/** Kind and point of each frame; a frame without a readable stamp takes the last counter. */
function dotsOf({ role, events }, toSeconds) {
  const own = { caller: 1, callee: 2 }[role] ?? Number(role.slice('peer'.length));
  let last = 0;
  return framesOf({ events }).map(({ atMs, peer, counter }) => {
    last = counter ?? last;
    const kind = peer === null ? 'not read' : peer === own ? 'its own camera' : 'the other’s camera';
    const seconds = toSeconds(atMs);
    return {
      kind,
      point: [
        seconds,
        last,
        `${role}, ${kind}${counter === null ? '' : `, frame ${counter}`}, at ${seconds.toFixed(3)} s`,
      ],
    };
  });
}

const FRAME_SHAPES = { 'the other’s camera': 'circle', 'not read': 'diamond', 'its own camera': 'triangle' };

function frameOption(dots) {
  const max = Math.ceil(Math.max(...dots.flatMap(({ frames }) => frames.map(({ point }) => point[0]))));
  return {
    ...common(Object.keys(FRAME_SHAPES)),
    ...joined(dots.map(({ role }, index) => panel(index, dots.length, `${role}: counter`, max))),
    series: dots.flatMap(({ role, frames }, index) =>
      Object.entries(FRAME_SHAPES).map(([kind, symbol]) => ({
        name: kind,
        type: 'scatter',
        xAxisIndex: index,
        yAxisIndex: index,
        symbol,
        symbolSize: symbol === 'circle' ? 4 : 8,
        itemStyle: { color: colour({ circle: role, diamond: 'muted', triangle: 'bad' }[symbol]) },
        data: frames.filter((frame) => frame.kind === kind).map(({ point }) => point),
      })),
    ),
  };
}

function presented(role, frames) {
  if (frames.length === 0) return `The ${role} presented no frame of a remote track. `;
  const count = (kind) => frames.filter((frame) => frame.kind === kind).length;
  const unread =
    count('not read') > 0 ? `, ${count('not read')} of them replaced before their stamp could be read` : '';
  const own = count('its own camera') > 0 ? `, ${count('its own camera')} of its own camera` : '';
  return `The ${role} presented ${frames.length} ${frames.length === 1 ? 'frame' : 'frames'}${unread}${own}. `;
}

/** Presented frames and the counter of each stamp. Live video rises, frozen video stops, repeated frames lie flat. */
export function frameCharts(call) {
  const clocks = clocksOf(call);
  const dots = call.peers.map((peer, who) => ({ role: peer.role, frames: dotsOf(peer, clocks[who]) }));
  const seen = dots.filter(({ frames }) => frames.length > 0);
  if (seen.length === 0) return null;
  return section(
    'Presented frames',
    `frames-${call.id}`,
    h(
      'p',
      {},
      dots.map(({ role, frames }) => presented(role, frames)),
    ),
    h(
      'p',
      { class: 'note' },
      'Each dot is a presented frame with the counter of its stamp. Live video rises steadily.',
    ),
    chart(
      'Counter of each presented frame over time, for both peers; the sentences above summarize it',
      heightOf(seen.length),
      () => frameOption(seen),
    ),
  );
}
