/**
 * The calls of this page, one at a time: who calls, who rings, how a call ends, and which notice the user gets.
 */
import { createCall } from './call.js';
import { createHangups } from './hangups.js';
import { SILENCE_MS } from './liveness.js';
import { isEstablished, transition } from './call-states.js';

const ANSWER_WITHIN_MS = 60_000;
/** When the peer's signaling is gone as well, a shorter silence is proof enough that its page is gone too. */
const GONE_SILENCE_MS = 800;
/** ICE gives up on both sides within the same seconds; the second side gets a hang-up and should know the cause. */
const ICE_MAY_HAVE_FAILED_MS = 8000;

/**
 * @param {{room: object, iceServers: () => RTCIceServer[], answersByItself: () => boolean, on: object}} options
 *   `on`: `change()`, `begin(peer)`, `trace(kind, detail)`, `preview(stream|null)`, `remote(stream|null)`,
 *   `notice({code, peer, detail}|null)`
 */
export function createCallController({ room, iceServers, answersByItself, on }) {
  const hangups = createHangups(room.send);
  /**
   * @type {null | {peer: object, state: string, rtc: object, exchanged: boolean, flowed: boolean, gone: boolean,
   *   negotiatedAt: number}} `peer.id` is null when the peer cannot be reached by signaling any more
   */
  let current = null;
  let answerTimer = 0;

  function begin(peer, state) {
    const mine = {
      peer,
      state: transition('none', state),
      exchanged: false,
      flowed: false,
      gone: false,
      negotiatedAt: 0,
    };
    const ifCurrent =
      (action) =>
      (...values) => {
        if (current === mine) action(...values);
      };
    mine.rtc = createCall({
      // Any rule will do as long as both sides come to opposite answers; ids differ, so one of them is the smaller.
      polite: room.state.self < peer.id,
      iceServers: iceServers(),
      trace: ifCurrent(on.trace),
      send: ifCurrent((message) => {
        mine.exchanged = true;
        // Without an id the peer cannot be reached any more; its old one may be somebody else's on a new server.
        if (mine.peer.id) room.send({ ...message, to: mine.peer.id });
      }),
      on: {
        preview: ifCurrent(on.preview),
        remote: ifCurrent(on.remote),
        negotiated: ifCurrent(negotiated),
        connected: ifCurrent(established),
        flowing: ifCurrent(() => {
          mine.flowed = true;
          established();
        }),
        silent: ifCurrent(silent),
        problem: ifCurrent(failed),
      },
    });
    current = mine;
    on.notice(null);
    on.begin(peer);
  }

  function go(state) {
    current.state = transition(current.state, state);
    on.change();
  }

  function call(id) {
    if (current?.peer.id === id && current.state === 'ringing') accept();
    if (current?.state === 'interrupted') hangUp();
    const peer = room.state.peers.get(id);
    if (current || !peer) return;
    begin(peer, 'calling');
    answerTimer = setTimeout(() => endWith('no-answer'), ANSWER_WITHIN_MS);
    current.rtc.start();
    on.change();
  }

  function ring(peer, offer) {
    begin(peer, 'ringing');
    current.exchanged = true;
    current.rtc.receive(offer);
    if (answersByItself()) accept();
    else on.change();
  }

  function accept() {
    if (current?.state !== 'ringing') return;
    go('connecting');
    current.rtc.start();
  }

  function negotiated() {
    clearTimeout(answerTimer);
    current.negotiatedAt = performance.now();
    if (current.state === 'calling') go('connecting');
  }

  function established() {
    if (current.state === 'in-call') return;
    on.notice(null);
    go('in-call');
  }

  function silent(forMs) {
    const patience = current.peer.id ? SILENCE_MS : GONE_SILENCE_MS;
    if (forMs < patience || !isEstablished(current.state)) return;
    if (current.gone) finish('peer-gone');
    else if (!current.peer.id) finish('connection-ended');
    else if (current.state === 'in-call') {
      on.trace('lost');
      on.notice({ code: 'connection-lost', peer: current.peer });
      go('interrupted');
    }
  }

  function failed(code, error) {
    endWith(isEstablished(current.state) && code === 'ice-failed' ? 'connection-ended' : code, error);
  }

  /** Ends the call on this side and tells the other, if it knows of the call and can still be told. */
  function endWith(code, error, reason = 'ended') {
    if (current.exchanged && current.peer.id) {
      hangups.hangUp(current.peer.id, reason);
      on.trace('hangup-sent');
    }
    finish(code, error);
  }

  function finish(code, error) {
    const { peer, rtc } = current;
    clearTimeout(answerTimer);
    rtc.close();
    current = null;
    on.preview(null);
    on.remote(null);
    on.notice(code ? { code, peer, detail: error?.cause?.message ?? error?.message } : null);
    on.change();
  }

  function hangUp() {
    if (current) endWith(null, null, current.state === 'ringing' ? 'declined' : 'ended');
  }

  /** Ends the call without a word to the other side, which learns it otherwise. */
  function quit() {
    if (current) finish();
  }

  function receive(message) {
    const { type, from } = message;
    if (type === 'hangup') return hungUp(from, message.reason);
    if (type !== 'description' && type !== 'candidate') return undefined;
    if (hangups.isStale(from)) return undefined;
    if (current?.peer.id === from) {
      current.exchanged = true;
      return current.rtc.receive(message);
    }
    if (message.description?.type !== 'offer') return undefined;
    if (current) return hangups.hangUp(from, 'busy');
    return ring(room.state.peers.get(from) ?? { id: from }, message);
  }

  function hungUp(from, reason = 'ended') {
    if (hangups.settles(from) || current?.peer.id !== from) return;
    on.trace('hangup-received');
    hangups.answer(from);
    finish(whyHungUp(reason));
  }

  function whyHungUp(reason) {
    if (current.state === 'ringing') return 'missed';
    if (reason === 'declined' || reason === 'busy') return `peer-${reason}`;
    if (isEstablished(current.state)) return 'peer-hung-up';
    const { negotiatedAt } = current;
    const waitedLong = negotiatedAt && performance.now() - negotiatedAt > ICE_MAY_HAVE_FAILED_MS;
    return waitedLong ? 'ice-failed' : 'peer-gave-up';
  }

  /** The peer left the room, or the server lost it: media that still arrives proves that only its signaling is gone. */
  function left(peer, reason) {
    hangups.forget(peer.id);
    if (current?.peer.id !== peer.id) return;
    on.trace('left');
    current.peer = { ...current.peer, id: null };
    if (reason !== 'left' && isEstablished(current.state) && current.flowed) current.gone = true;
    else finish('peer-left');
  }

  /** The server is gone, and with it the ids it gave. A call that is connected needs no server and goes on. */
  function signalingLost() {
    hangups.forgetAll();
    if (!current) return;
    current.peer = { ...current.peer, id: null };
    if (!isEstablished(current.state)) finish('signaling-lost');
  }

  return {
    get state() {
      return current ? { state: current.state, peer: current.peer } : { state: 'none', peer: null };
    },
    call,
    accept,
    hangUp,
    quit,
    receive,
    left,
    signalingLost,
  };
}
