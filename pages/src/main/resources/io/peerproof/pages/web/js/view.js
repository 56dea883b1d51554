/** Shows the state: which part of the page is there, the status sentence, the stage and its buttons. */
import { byId, offerFocus } from './dom.js';
import { initial } from './peer-list.js';
import { isEstablished } from './call-states.js';

/** @param {{t: Function}} text */
export function createView(text) {
  const status = byId('status');
  let before = { state: 'none', inRoom: false };

  /**
   * @param {{room: object, call: {state: string, peer: object|null}, name: string, firstFrameMs: number|null,
   *   notice: object|null}} now `name` is the other person's
   */
  function render(now) {
    const { room, call, name } = now;
    const inRoom = room.status !== 'idle';
    byId('lobby').hidden = inRoom;
    byId('room').hidden = !inRoom;
    status.dataset.room = room.status;
    status.dataset.state = call.state === 'none' ? room.status : call.state;
    const sentence = text.t(...statusWords(now));
    if (status.textContent !== sentence) status.textContent = sentence;
    document.title = title(call.state, name);
    showStage(call.state, name);
    showControls(call.state);
    moveFocus(call.state, inRoom, now.notice);
    before = { state: call.state, inRoom };
  }

  function statusWords({ room, call, name, firstFrameMs }) {
    if (call.state === 'in-call') {
      if (room.status !== 'joined') return ['status.in-call-alone', { name }];
      return firstFrameMs === null
        ? ['status.in-call', { name }]
        : ['status.in-call-timed', { name, time: duration(firstFrameMs) }];
    }
    if (call.state !== 'none') return [`status.${call.state}`, { name }];
    if (room.status === 'joined' && room.peers.size === 0) return ['status.alone'];
    return [`status.${room.status}`, { attempt: room.attempt }];
  }

  /** As people write it: `299 ms`, `2.1 s` from a second on. */
  function duration(ms) {
    return ms < 1000
      ? text.t('page.milliseconds', { count: ms })
      : text.t('page.seconds', { count: Number((ms / 1000).toFixed(1)) });
  }

  function title(state, name) {
    if (state === 'ringing') return text.t('page.titleRinging', { name });
    return isEstablished(state) ? text.t('page.titleInCall', { name }) : text.t('page.title');
  }

  function showStage(state, name) {
    byId('room').dataset.call = state;
    byId('stage-cover').hidden = isEstablished(state);
    byId('stage-avatar').textContent = state === 'none' ? '' : initial(name);
    const words = state === 'none' ? 'call.remoteEmpty' : `status.${state}`;
    byId('stage-text').textContent = text.t(words, { name });
    byId('play-sound').textContent = text.t('call.playSound', { name });
  }

  function showControls(state) {
    const ringing = state === 'ringing';
    byId('call-controls').hidden = state === 'none';
    byId('accept').hidden = !ringing;
    byId('decline').hidden = !ringing;
    byId('hang-up').hidden = ringing || state === 'none';
    byId('hang-up').textContent = text.t(isEstablished(state) ? 'call.hangUp' : 'call.cancel');
  }

  /** The focus goes where the next thing is to be done, since the button that had it may be gone. */
  function moveFocus(state, inRoom, notice) {
    if (inRoom !== before.inRoom) offerFocus(byId(inRoom ? 'people-title' : 'lobby-title'));
    if (state === before.state) return;
    if (state === 'ringing') offerFocus(byId('accept'));
    else if (state !== 'none' && before.state !== 'in-call') offerFocus(byId('hang-up'));
    else if (notice && !byId('notice-retry').hidden) offerFocus(byId('notice-retry'));
    else if (state === 'none') offerFocus(byId('peers').querySelector('button:enabled') ?? byId('people-title'));
  }

  return { render };
}
