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
