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
    { input: byId('room-input'), hint: byId('room-hint'), isRight: isRoomName, right: 'lobby.roomHint', wrong: 'lobby.badRoom' },
    {
      input: byId('name-input'), hint: byId('name-hint'), isRight: (value) => [...value].length <= NAME_LENGTH,
      right: 'lobby.nameHint', wrong: 'lobby.badName',
    },
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
    const wrong = fields.filter((field) => !check(field));
    if (wrong.length) wrong[0].input.focus();
    else join(...fields.map(({ input }) => input.value.trim()));
  });
  for (const field of fields) {
    field.input.addEventListener('input', () => {
      if (field.input.getAttribute('aria-invalid') === 'true') check(field);
    });
  }
  if (room) check(fields[0]);
}
