/**
 * Draws the sequence diagram as SVG while the call happens. Each row is an option of a listbox, so that one Tab stop
 * and the arrow keys reach them all; pointing, tapping or focusing shows what the row means.
 */
import { byId, setAttributes, svg } from './dom.js';
import { createSequence } from './sequence.js';

const LANES = ['a', 'stun', 'signaling', 'b'];
/** In rem, so that the drawing grows with the text. */
const GUTTER = 3.1;
const ARROW_ROW = 2.5;
const SELF_ROW = 1.9;
const HEAD = 0.42;

/** @param {{t: Function}} text */
export function createSequenceDiagram(text) {
  const drawing = byId('diagram');
  const scroller = byId('diagram-scroll');
  const explanation = byId('diagram-explanation');
  let sequence = createSequence();
  let rows = [];
  let names = { a: '', b: '' };
  let chosen = null;

  /** Pixels of a rem, and the width in rem: read when they may have changed, not at each row, which costs a layout. */
  let unit = 16;
  let width = 40;

  function reset(entries) {
    sequence = createSequence();
    rows = [];
    chosen = null;
    drawing.replaceChildren(byId('diagram-lanes'), byId('diagram-times'));
    byId('diagram-times').replaceChildren();
    entries.forEach((entry) => sequence.add(entry).added.forEach(insert));
    render();
  }

  function add(entry) {
    const { added, changed } = sequence.add(entry);
    added.forEach(insert);
    if (changed) draw(rows.find(({ row }) => row === changed));
    if (added.length) layOut();
    if (chosen?.row === changed) explain();
  }

  function insert(row) {
    const g = svg('g', { role: 'option', tabindex: rows.length ? -1 : 0, 'aria-selected': 'false' });
    const clock = svg('text', { class: 'time', x: (GUTTER - 0.7) * unit });
    const item = { row, g, clock };
    g.addEventListener('pointerenter', () => choose(item));
    g.addEventListener('click', () => g.focus({ preventScroll: true }));
    g.addEventListener('focus', () => choose(item));
    rows.push(item);
    byId('diagram-times').before(g);
    byId('diagram-times').append(clock);
    byId('diagram-empty').hidden = rows.some((one) => one.row.step !== 1);
    draw(item);
  }

  /** Everything anew: another width, another language, another call. */
  function render() {
    unit = parseFloat(getComputedStyle(document.documentElement).fontSize);
    width = Math.max(drawing.clientWidth / unit, 15);
    byId('diagram-times').replaceChildren(...rows.map(({ clock }) => clock));
    drawing.replaceChildren(byId('diagram-lanes'), ...rows.map(({ g }) => g), byId('diagram-times'));
    byId('lane-a').textContent = names.a ? text.t('diagram.aNamed', { name: names.a }) : text.t('diagram.a');
    byId('lane-b').textContent = names.b || text.t('diagram.b');
    byId('diagram-empty').hidden = rows.some(({ row }) => row.step !== 1);
    rows.forEach(draw);
    layOut();
    explain();
  }

  function x(lane) {
    return GUTTER + (LANES.indexOf(lane) + 0.5) * ((width - GUTTER) / LANES.length);
  }

  function layOut() {
    let y = 0.4;
    for (const item of rows) {
      setAttributes(item.g, { transform: `translate(0 ${y * unit})` });
      setAttributes(item.clock, { x: (GUTTER - 0.7) * unit, y: (y + lineOf(item.row) + 0.25) * unit });
      y += height(item.row);
    }
    const total = (y + 0.4) * unit;
    setAttributes(drawing, { height: total });
    byId('diagram-lanes').replaceChildren(...LANES.map((lane) =>
      svg('line', { class: `lane lane-${lane}`, x1: x(lane) * unit, x2: x(lane) * unit, y1: 0, y2: total })));
    follow();
  }

  /** Keeps the newest row in sight, unless the reader is looking at an older one. */
  function follow() {
    if (drawing.contains(document.activeElement)) return;
    scroller.scrollTop = scroller.scrollHeight;
  }

  function draw({ row, g, clock }) {
    const at = lineOf(row);
    const label = words(row);
    setAttributes(g, {
      'data-kind': row.kind,
      'data-step': row.step ?? '',
      'data-time': row.ms,
      'data-from': row.from,
      'data-to': row.to ?? row.from,
      'data-count': row.count,
      'aria-label': `${route(row)}: ${label}, ${time(row)}`,
      'aria-describedby': 'diagram-explanation',
      class: ['row', row.to ? 'arrow' : 'self', row.inferred && 'inferred', row.failed && 'failed', row.thick && 'thick']
        .filter(Boolean).join(' '),
    });
    clock.textContent = clockText(row);
    g.replaceChildren(
      svg('rect', { class: 'back', x: 0, y: 0, width: '100%', height: height(row) * unit, rx: 0.4 * unit }),
      ...(row.to ? arrow(row, label, at) : mark(row, label, at)));
  }

  function arrow(row, label, at) {
    const [from, to] = [x(row.from), x(row.to)];
    const [left, right] = [Math.min(from, to), Math.max(from, to)];
    // Between the two browsers there is room above the middle; a shorter arrow's words begin at its left end.
    const whole = [row.from, row.to].every((lane) => lane === 'a' || lane === 'b');
    const size = row.thick ? HEAD * 1.4 : HEAD;
    const direction = Math.sign(to - from);
    // The shaft ends inside the heads, so that a thick one does not stick out at the tips.
    const inset = direction * size;
    const parts = [
      svg('line', {
        class: 'shaft', x1: (from + (row.both ? inset : 0)) * unit, x2: (to - inset) * unit, y1: at * unit, y2: at * unit,
      }),
      head(to, at, direction, size),
    ];
    if (row.both) parts.push(head(from, at, -direction, size));
    if (row.via) parts.push(svg('circle', { class: 'via', cx: x(row.via) * unit, cy: at * unit, r: 0.22 * unit }));
    parts.push(svg('text', {
      class: `label ${whole ? 'middle' : 'start'}`,
      x: (whole ? (left + right) / 2 : left + 0.5) * unit,
      y: (at - 0.45) * unit,
    }, label));
    return parts;
  }

  function head(tip, at, direction, size) {
    const back = tip - direction * size * 1.5;
    const points = [[tip, at], [back, at - size], [back, at + size]]
      .map((point) => point.map((value) => (value * unit).toFixed(1)).join(','));
    return svg('polygon', { class: 'head', points: points.join(' ') });
  }

  function mark(row, label, at) {
    const away = row.from === 'b' ? -1 : 1;
    return [
      svg('circle', { class: 'dot', cx: x(row.from) * unit, cy: at * unit, r: 0.3 * unit }),
      svg('text', {
        class: `label ${away > 0 ? 'start' : 'end'}`, x: (x(row.from) + away * 0.75) * unit, y: (at + 0.28) * unit,
      }, label),
    ];
  }

  function words(row, part = 0) {
    const kind = row.kind === 'candidate-received' && row.early ? 'candidate-kept' : row.kind;
    return text.t(`arrow.${kind}`, { ...row, tracks: row.tracks.join(', ') }, part);
  }

  function laneName(lane) {
    return { a: text.t('diagram.a'), b: names.b || text.t('diagram.b') }[lane] ?? text.t(`diagram.${lane}`);
  }

  function route(row) {
    const [from, to] = [laneName(row.from), row.to && laneName(row.to)];
    if (!to) return text.t('diagram.atLane', { lane: from });
    return text.t(row.both ? 'diagram.between' : 'diagram.to', { from, to });
  }

  function time(row) {
    const ms = row.lastMs > row.ms ? `${row.ms}–${row.lastMs}` : row.ms;
    return text.t(row.inferred ? 'diagram.before' : 'diagram.at', { ms });
  }

  function choose(item) {
    chosen = item;
    for (const { g } of rows) {
      setAttributes(g, { tabindex: g === item.g ? 0 : -1, 'aria-selected': String(g === item.g) });
    }
    explain();
  }

  function explain() {
    const parts = explanation.children;
    if (!chosen) {
      parts[0].textContent = text.t('diagram.explain');
      parts[1].textContent = '';
      parts[2].textContent = text.t('diagram.hint');
      return;
    }
    const { row } = chosen;
    parts[0].textContent = words(row);
    parts[1].textContent = [row.step && text.t('diagram.step', row), route(row), time(row)].filter(Boolean).join(' · ');
    parts[2].textContent = words(row, 1);
  }

  drawing.addEventListener('keydown', (event) => {
    const index = rows.findIndex(({ g }) => g === document.activeElement);
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (next === undefined || !rows[next]) return;
    event.preventDefault();
    rows[next].g.focus();
  });
  new ResizeObserver(render).observe(scroller);

  return {
    reset,
    add,
    render,
    /** @param {{a: string, b: string}} next the names of the two people */
    setNames(next) {
      names = next;
      render();
    },
  };
}

function height(row) {
  return row.to ? ARROW_ROW : SELF_ROW;
}

/** Where in its row the arrow lies, in rem. */
function lineOf(row) {
  return height(row) - 0.6;
}

function clockText({ ms, inferred }) {
  const value = Math.abs(ms) >= 10_000 ? `${Math.round(ms / 1000)} s` : String(ms);
  return (inferred ? '≤' : '') + value.replace('-', '−');
}
