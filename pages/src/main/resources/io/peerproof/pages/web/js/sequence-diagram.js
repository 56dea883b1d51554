/**
 * Draws the sequence diagram as SVG while the call happens. Each row is an option of a listbox, so that one Tab stop
 * and the arrow keys reach them all; pointing, tapping or focusing shows what the row means.
 */
import { byId, setAttributes, svg } from './dom.js';
import { CLOCK_X, clockText, drawRow, laneX, LANES, lineOf, rowHeight } from './row-drawing.js';
import { createSequence } from './sequence.js';

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
    for (const entry of entries) sequence.add(entry).added.forEach(insert);
    render();
  }

  function add(entries) {
    const steps = entries.map((entry) => sequence.add(entry));
    const changed = new Set(steps.map((step) => step.changed));
    steps.flatMap(({ added }) => added).forEach(insert);
    rows.filter(({ row }) => changed.has(row)).forEach(draw);
    if (steps.some(({ added }) => added.length)) layOut();
    if (changed.has(chosen?.row)) explain();
  }

  function insert(row) {
    const g = svg('g', { role: 'option', tabindex: rows.length ? -1 : 0, 'aria-selected': 'false' });
    const clock = svg('text', { class: 'time', x: CLOCK_X * unit });
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

  /** Redraws everything: for another width, language or call. */
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

  function layOut() {
    let y = 0.4;
    for (const item of rows) {
      setAttributes(item.g, { transform: `translate(0 ${y * unit})` });
      setAttributes(item.clock, { x: CLOCK_X * unit, y: (y + lineOf(item.row) + 0.25) * unit });
      y += rowHeight(item.row);
    }
    const total = (y + 0.4) * unit;
    setAttributes(drawing, { height: total });
    byId('diagram-lanes').replaceChildren(
      ...LANES.map((lane) => {
        const x = laneX(lane, width) * unit;
        return svg('line', { class: `lane lane-${lane}`, x1: x, x2: x, y1: 0, y2: total });
      }),
    );
    follow();
  }

  /** Keeps the newest row in sight, unless the reader is looking at an older one. */
  function follow() {
    if (drawing.contains(document.activeElement)) return;
    scroller.scrollTop = scroller.scrollHeight;
  }

  function draw({ row, g, clock }) {
    const label = words(row);
    const looks = ['inferred', 'failed', 'thick'].filter((look) => row[look]);
    setAttributes(g, {
      'data-kind': row.kind,
      'data-step': row.step ?? '',
      'data-time': row.ms,
      'data-from': row.from,
      'data-to': row.to ?? row.from,
      'data-count': row.count,
      'aria-label': `${route(row)}: ${label}, ${time(row)}`,
      'aria-describedby': 'diagram-explanation',
      class: ['row', row.to ? 'arrow' : 'self', ...looks].join(' '),
    });
    clock.textContent = clockText(row);
    g.replaceChildren(...drawRow(row, label, { unit, width }));
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
    const step = row.step ? [text.t('diagram.step', row)] : [];
    parts[1].textContent = [...step, route(row), time(row)].join(' · ');
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
    /** @param {{a: string, b: string}} next the names of the two people, to be drawn with the next reset */
    setNames(next) {
      names = next;
    },
  };
}
