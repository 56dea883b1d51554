/**
 * The shapes of one row of the sequence diagram: an arrow between two lanes, or a mark on one. Lengths are in rem, so
 * that the drawing grows with the text, and become pixels (`unit` to a rem) where they enter the SVG.
 */
import { svg } from './dom.js';

export const LANES = ['a', 'stun', 'signaling', 'b'];
/** Left of the lanes stand the times. style/diagram.css has the same width for the heads of the lanes. */
const GUTTER = 3.4;
export const CLOCK_X = GUTTER - 0.5;
const ARROW_ROW = 2.5;
const SELF_ROW = 1.9;
const HEAD = 0.42;

export function laneX(lane, width) {
  return GUTTER + (LANES.indexOf(lane) + 0.5) * ((width - GUTTER) / LANES.length);
}

export function rowHeight(row) {
  return row.to ? ARROW_ROW : SELF_ROW;
}

/** How far down in its row the arrow lies. */
export function lineOf(row) {
  return rowHeight(row) - 0.6;
}

export function clockText({ ms, inferred }) {
  const value = Math.abs(ms) >= 10_000 ? `${Math.round(ms / 1000)} s` : String(ms);
  return (inferred ? '≤' : '') + value.replace('-', '−');
}

/** @returns {SVGElement[]} */
export function drawRow(row, label, { unit, width }) {
  const pen = { unit, x: (lane) => laneX(lane, width), y: lineOf(row) };
  const back = svg('rect', { class: 'back', x: 0, y: 0, width: '100%', height: rowHeight(row) * unit, rx: 0.4 * unit });
  return [back, ...(row.to ? arrow(row, label, pen) : mark(row, label, pen))];
}

function arrow(row, label, { unit, x, y }) {
  const [from, to] = [x(row.from), x(row.to)];
  const size = row.thick ? HEAD * 1.4 : HEAD;
  const direction = Math.sign(to - from);
  // The shaft ends inside the heads, so that a thick one does not stick out at the tips.
  const start = row.both ? from + direction * size : from;
  const shaft = { x1: start * unit, x2: (to - direction * size) * unit, y1: y * unit, y2: y * unit };
  const parts = [svg('line', { class: 'shaft', ...shaft }), head(to, y, direction, size, unit)];
  if (row.both) parts.push(head(from, y, -direction, size, unit));
  if (row.via) parts.push(svg('circle', { class: 'via', cx: x(row.via) * unit, cy: y * unit, r: 0.22 * unit }));
  // Between the two browsers there is room above the middle; a shorter arrow's words begin at its left end.
  const whole = [row.from, row.to].every((lane) => lane === 'a' || lane === 'b');
  const textX = whole ? (from + to) / 2 : Math.min(from, to) + 0.5;
  const anchor = whole ? 'middle' : 'start';
  return [...parts, svg('text', { class: `label ${anchor}`, x: textX * unit, y: (y - 0.45) * unit }, label)];
}

function head(tip, y, direction, size, unit) {
  const back = tip - direction * size * 1.5;
  const points = [
    [tip, y],
    [back, y - size],
    [back, y + size],
  ].map((point) => point.map((value) => (value * unit).toFixed(1)).join(','));
  return svg('polygon', { class: 'head', points: points.join(' ') });
}

function mark(row, label, { unit, x, y }) {
  const side = row.from === 'b' ? { class: 'label end', dx: -0.75 } : { class: 'label start', dx: 0.75 };
  return [
    svg('circle', { class: 'dot', cx: x(row.from) * unit, cy: y * unit, r: 0.3 * unit }),
    svg('text', { class: side.class, x: (x(row.from) + side.dx) * unit, y: (y + 0.28) * unit }, label),
  ];
}
