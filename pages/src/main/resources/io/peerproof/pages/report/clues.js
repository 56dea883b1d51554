/** Possible causes of a failure: actions of the pages, and events on the way between them. */
import { h, more, section } from './dom.js';

const FIRST = 3;

const clueList = (texts) =>
  h(
    'ul',
    { class: 'clues' },
    texts.map((text) => h('li', {}, text)),
  );

export function clues(call) {
  if (call.clues.length === 0) return null;
  return section(
    'Clues',
    `clues-${call.id}`,
    h('p', { class: 'note' }, 'Possible causes. Times are on the clock of the peer named, from its first WebRTC call.'),
    clueList(call.clues.slice(0, FIRST)),
    call.clues.length > FIRST ? more('Less likely causes', clueList(call.clues.slice(FIRST))) : null,
  );
}
