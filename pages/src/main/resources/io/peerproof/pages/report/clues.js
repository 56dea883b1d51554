/** Possible causes of a failure: actions of the pages, and events on the way between them. */
import { h, section } from './dom.js';

export function clues(call) {
  if (call.clues.length === 0) return null;
  return section(
    'Clues',
    `clues-${call.id}`,
    h('p', { class: 'note' }, 'Possible causes. Times are on the clock of the peer named, from its first WebRTC call.'),
    h(
      'ul',
      { class: 'clues' },
      call.clues.map((clue) => h('li', {}, clue)),
    ),
  );
}
