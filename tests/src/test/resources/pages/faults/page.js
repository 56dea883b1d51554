// What can go wrong with the page itself, and what is odd and right.
import { later } from '../timing.js';

export const page = {
  /** The user follows a link. */
  'navigates-away-later'(call) {
    later(call, () => location.assign('never-calls.html'));
  },

  /** Something took RTCPeerConnection away. */
  'peer-connection-taken-away'() {
    globalThis.RTCPeerConnection = undefined;
  },

  /** Something put a wrapper in the place of RTCPeerConnection, and it works. */
  'peer-connection-wrapped'() {
    const Native = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Native {
      setRemoteDescription(description) {
        return super.setRemoteDescription(description);
      }
    };
  },

  /** A library puts its own in the place of built-ins, as zone.js does, and gives arrays a toJSON, as Prototype.js did. */
  'built-ins-replaced'() {
    globalThis.Promise = class extends Promise {};
    globalThis.Map = class extends Map {};
    globalThis.Date = class extends Date {};
    for (const name of ['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame']) {
      globalThis[name] = () => 0; // a fake timer that nobody winds on
    }
    performance.now = () => 0;
    Date.now = () => 0;
    Array.prototype.toJSON = function toJSON() {
      return `[${this.map((one) => JSON.stringify(one))}]`;
    };
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function addListener(...args) {
      if (typeof args[1] === 'function') addEventListener.apply(this, args);
    };
  },

  /** Opens another connection that nothing becomes of. */
  'second-connection'(call) {
    call.whenMade.push(() => new RTCPeerConnection().createDataChannel('unused'));
  },

  /** Hangs up in mid-call, and calls again. */
  'calls-again-later'(call) {
    later(call, async () => {
      call.send({ type: 'hangup', to: call.other });
      await call.renew();
      await call.describe();
    });
  },

  /** Hangs up in mid-call. */
  'hangs-up-later'(call) {
    later(call, () => call.pc.close());
  },

  /** A hangup of the far side ends it here, too. */
  'takes-second-answer-for-the-end'(call) {
    const { setRemote } = call;
    call.setRemote = async (pc, description) => {
      try {
        await setRemote(pc, description);
      } catch {
        pc.close();
      }
    };
  },
};
