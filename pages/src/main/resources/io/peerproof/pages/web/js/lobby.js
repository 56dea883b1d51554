/** The form to join a room. */
import { byId } from './dom.js';

/** As docs/signaling.md allows them. */
const ROOM = /^[A-Za-z0-9_-]{1,64}$/;
const NAME_LENGTH = 64;

export function isRoomName(room) {
  return ROOM.test(room);
}

/** @param {(room: string, name: string) => void} join */
export function createLobby(text, { room, name }, join) {
  const fields = [
    field('room', isRoomName, 'lobby.roomHint', 'lobby.badRoom'),
    field('name', (value) => [...value].length <= NAME_LENGTH, 'lobby.nameHint', 'lobby.badName'),
  ];
  fields[0].input.value = room || 'blue';
  fields[1].input.value = name;

  /** @returns {boolean} whether the field is right; says what is wrong beside it */
  function check({ input, hint, isRight, right, wrong }) {
    const ok = isRight(input.value.trim());
    input.setAttribute('aria-invalid', String(!ok));
    hint.dataset.t = ok ? right : wrong;
    hint.textContent = text.t(hint.dataset.t);
    return ok;
  }

  byId('join-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = fields.filter((one) => !check(one));
    if (wrong.length) wrong[0].input.focus();
    else join(...fields.map(({ input }) => input.value.trim()));
  });
  for (const one of fields) {
    one.input.addEventListener('input', () => {
      if (one.input.getAttribute('aria-invalid') === 'true') check(one);
    });
  }
  if (room) check(fields[0]);
}

function field(id, isRight, right, wrong) {
  return { input: byId(`${id}-input`), hint: byId(`${id}-hint`), isRight, right, wrong };
}
