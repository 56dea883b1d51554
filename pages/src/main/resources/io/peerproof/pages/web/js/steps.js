/** The nine steps as a tutorial: what each does, the code that runs, and when it ran in this call. */
import { byId, html, setAttributes } from './dom.js';
import { createSequence } from './sequence.js';
import { stepCode } from './source-code.js';

const STEPS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const FILES = ['./signaling.js', './call.js', './media.js', './negotiation.js', './playback.js'];

export function createSteps(text) {
  const list = byId('step-list');
  const items = STEPS.map((step) => {
    const parts = {
      title: html('h3'),
      when: html('p', { class: 'when' }),
      words: html('p'),
      code: html('div', { class: 'code' }),
    };
    const item = html(
      'li',
      { id: `step-${step}`, 'data-step': step, 'data-done': 'false' },
      html('span', { class: 'number', 'aria-hidden': 'true' }, String(step)),
      ...Object.values(parts),
    );
    list.append(item);
    return { step, item, ...parts, row: null };
  });
  let sequence = createSequence();
  let other = '';

  function reset(entries) {
    sequence = createSequence();
    for (const one of items) one.row = null;
    entries.forEach(take);
    render();
  }

  function take(entry) {
    const { added } = sequence.add(entry);
    for (const row of added) {
      const one = items[row.step - 1];
      if (one && !one.row) one.row = row;
    }
    return added.at(-1)?.step;
  }

  function add(entries) {
    const step = entries.map(take).filter(Boolean).at(-1);
    if (!step) return;
    render();
    for (const one of items) setAttributes(one.item, { 'aria-current': one.step === step ? 'step' : null });
  }

  function render() {
    for (const { step, item, title, when, words, row } of items) {
      const by = row && (row.from === 'b' ? 'other' : 'self');
      setAttributes(item, { 'data-done': String(Boolean(row)), 'data-by': by });
      if (!row) item.removeAttribute('aria-current');
      title.textContent = text.t(`steps.${step}`);
      words.textContent = text.t(`steps.${step}`, {}, 1);
      when.textContent = row ? whenItRan(row) : '';
    }
    for (const caption of list.querySelectorAll('[data-file]')) {
      caption.textContent = text.t('steps.source', { file: caption.dataset.file });
    }
  }

  function whenItRan({ ms, from }) {
    if (ms < 0 || (from !== 'b' && ms === 0 && !other)) return text.t('steps.beforeCall');
    return from === 'b' ? text.t('steps.other', { name: other, ms }) : text.t('steps.you', { ms });
  }

  async function showCode() {
    const found = await stepCode(FILES);
    for (const { step, code } of items) {
      for (const region of found.get(step) ?? []) {
        const file = region.file.replace('./', '');
        code.append(
          html('pre', {}, html('code', {}, region.code)),
          html('a', { class: 'source', href: `js/${file}`, 'data-file': file }),
        );
      }
    }
    render();
  }

  render();
  // Without it the steps still say what happens; the console says what went wrong.
  showCode().catch(reportError);
  return {
    reset,
    add,
    render,
    setOther(name) {
      other = name;
    },
  };
}
