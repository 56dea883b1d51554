/**
 * What the address asks for: `?room=R&name=N&auto&ice=…`.
 *
 * `room` joins at once. `auto`: who was there first calls when the second comes, and both answer by themselves;
 * `auto=call` calls any peer that is there or comes, and answers too; `auto=answer` only answers. With any of them only
 * the videos move on the page. `ice` takes the place of
 * the server's ICE servers: `none`, or URLs separated by commas. `relay` is the WebSocket of another relay than the one
 * beside the page: `wss://host/signal`; the page's server must allow it.
 */
export function readOptions(search) {
  const query = new URLSearchParams(search);
  const ice = query.get('ice');
  return {
    room: query.get('room')?.trim() ?? '',
    name: query.get('name')?.trim() ?? '',
    auto: query.has('auto') ? readAuto(query.get('auto')) : null,
    ice: ice === null ? null : iceText(ice),
    language: query.get('lang'),
    relay: query.get('relay'),
  };
}

function readAuto(value) {
  return value === 'call' || value === 'answer' ? value : 'first';
}

function iceText(value) {
  return value === 'none'
    ? ''
    : value
        .split(',')
        .map((url) => url.trim())
        .join('\n');
}

/**
 * Whether the page may open the camera without a click on “Call” or “Accept”. A link alone must not, so either a program
 * drives the browser, or the person has clicked or typed on this page (and not on one that shows it in a frame).
 */
export function mayActByItself() {
  return navigator.webdriver === true || (self === top && navigator.userActivation?.hasBeenActive === true);
}

/** Who to call by itself, if anyone. @returns {{answers: boolean, onWelcome: Function, onJoined: Function}} */
export function autoPolicy(mode) {
  return {
    answers: mode !== null,
    onWelcome: (peers) => (mode === 'call' ? peers[0] : undefined),
    onJoined: (peer) => (mode === 'call' || mode === 'first' ? peer : undefined),
  };
}

/** The address to reload, or to come back to. */
export function rememberRoom(room, name) {
  const url = new URL(location.href);
  setOrDelete(url.searchParams, 'room', room);
  setOrDelete(url.searchParams, 'name', name);
  // URLSearchParams writes `auto=`; the bare word is what people typed.
  history.replaceState(null, '', url.href.replace(/([?&]auto)=(?=&|#|$)/, '$1'));
}

/** The address to send to somebody: only the room, since the rest is one's own. */
export function inviteUrl(room) {
  const url = new URL(location.pathname, location.href);
  url.searchParams.set('room', room);
  const relay = new URL(location.href).searchParams.get('relay');
  if (relay !== null) url.searchParams.set('relay', relay); // the room is there, and nowhere else
  return url.href;
}

/** Takes a relay that is not allowed out of the address, so that no reload and no invitation names it again. */
export function forgetRelay() {
  const url = new URL(location.href);
  url.searchParams.delete('relay');
  history.replaceState(null, '', url.href);
}

function setOrDelete(params, key, value) {
  if (value) params.set(key, value);
  else params.delete(key);
}
