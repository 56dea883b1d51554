/** What went wrong or ended, in a sentence that says what to do, with the button that does it. */
import { byId } from './dom.js';

/** Not faults: what the other person did. */
const NEWS = new Set(['peer-hung-up', 'peer-declined', 'peer-busy', 'peer-left', 'peer-gave-up', 'missed']);

/** What the button does, by code; all others of a call try the call again. */
const ACTIONS = {
  'insecure-origin': 'page',
  'no-webrtc': 'page',
  'signaling-lost': 'signaling',
  'too-fast': 'signaling',
  'room-full': 'join',
  'server-refused': 'join',
  'bad-field': null,
  'bad-room': null,
  'relay-refused': null,
  'bad-ice': 'settings',
};
const LABELS = {
  page: 'retryPage',
  signaling: 'reconnect',
  join: 'retryJoin',
  settings: 'openSettings',
  call: 'again',
};

/**
 * @param {{t: Function}} text
 * @param {{act: (action: string, peer?: object) => void, dismiss: () => void,
 *   nameOf: (peer: object) => string, findPeer: (peer: object) => object|undefined}} on
 *   `findPeer` gives the same person if now in the room
 */
export function createNotice(text, on) {
  const region = byId('notice');
  const retry = byId('notice-retry');
  let action = null;
  let shown = null;

  /** @param {null | {code: string, peer?: object, detail?: string, from?: 'server', room?: string}} notice */
  function render(notice) {
    region.hidden = !notice;
    shown = notice;
    if (!notice) {
      region.removeAttribute('data-error');
      region.removeAttribute('data-notice');
      return;
    }
    const { code, peer, detail, from, room } = notice;
    const isNews = NEWS.has(code);
    region.toggleAttribute('data-error', false);
    region.toggleAttribute('data-notice', false);
    region.setAttribute(isNews ? 'data-notice' : 'data-error', code);
    const name = peer ? on.nameOf(peer) : '';
    setText(byId('notice-text'), text.t(`notice.${code}`, { name, room }));
    const said = from === 'server' ? 'notice.serverSaid' : 'notice.said';
    setText(byId('notice-detail'), detail ? text.t(said, { detail }) : '');
    action = actionOf(code, peer);
    retry.hidden = !action;
    if (action) setText(retry, text.t(`notice.${LABELS[action]}`, { name }));
  }

  function actionOf(code, peer) {
    if (code in ACTIONS) return ACTIONS[code];
    return peer && on.findPeer(peer) ? 'call' : null;
  }

  /** Unchanged text is left alone, so that a screen reader does not say it again. */
  function setText(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  retry.addEventListener('click', () => on.act(action, shown?.peer && on.findPeer(shown.peer)));
  byId('notice-dismiss').addEventListener('click', on.dismiss);
  return { render };
}
