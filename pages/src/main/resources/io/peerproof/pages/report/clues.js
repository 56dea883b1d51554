/** What may be the cause: what the pages did, and what happened on the way between them. */
import { h, section } from './dom.js';

export function clues(call) {
  if (call.clues.length === 0) return null;
  return section(
    'Clues',
    `clues-${call.id}`,
    h(
      'p',
      { class: 'note' },
      'What was seen that may be why, each on the clock of the peer that did it, from its first WebRTC call on.',
    ),
    h(
      'ul',
      { class: 'clues' },
      call.clues.map((clue) => h('li', {}, clue)),
    ),
  );
}
