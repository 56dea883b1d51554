// What can go wrong with the page itself, and what is odd and right.
import { later } from '../timing.js';

/** A camera that there is not, and then something else. */
async function captureThisOr(instead) {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true, video: { deviceId: { exact: 'none' } } });
  } catch {
    return await navigator.mediaDevices.getUserMedia(instead);
  }
}

export const page = {
  /** The user follows a link. */
  'navigates-away-later'(call) {
    later(call, () => location.assign('never-calls.html'));
  },

  /** Something took RTCPeerConnection away. */
  'peer-connection-taken-away'() {
    globalThis.RTCPeerConnection = undefined;
  },

  /** The browser refuses the page's servers, and the page says nothing of it. */
  'constructor-throws'(call) {
    call.connect = () => {
      try {
        return new RTCPeerConnection({ iceServers: [{ urls: 'turn:nobody' }] });
      } catch {
        return new Promise(() => {});
      }
    };
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

  /** There is nothing to capture with, as on an insecure origin; the page goes on without. */
  'no-media-devices'(call) {
    call.capture = async () => {
      delete Navigator.prototype.mediaDevices;
      try {
        return await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      } catch {
        return new MediaStream();
      }
    };
  },

  /** There is no such camera; the page takes the microphone alone. */
  'audio-instead'(call) {
    call.capture = () => captureThisOr({ audio: true });
  },

  /** There is no such camera; the page takes any. */
  'any-camera-instead'(call) {
    call.capture = () => captureThisOr({ audio: true, video: true });
  },

  /** This side only sends, and says so. */
  'sends-only'(call) {
    call.whenMade.push((pc) => {
      for (const transceiver of pc.getTransceivers()) transceiver.direction = 'sendonly';
    });
  },

  /** Transceivers first, and the tracks later. */
  'transceivers-first'(call) {
    call.addMedia = async (pc) => {
      for (const track of call.stream.getTracks()) {
        const streams = [call.stream];
        pc.addTransceiver(track.kind, { direction: 'sendrecv', streams }).sender.replaceTrack(track);
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

  /** The user opens a page of help in a window of its own, which hides the page of the call. */
  'opens-window-later'(call) {
    later(call, () => window.open('never-calls.html'));
  },

  /** The same, with a link that gives the window no opener. */
  'opens-window-apart-later'(call) {
    later(call, () => window.open('never-calls.html', '_blank', 'noopener'));
  },

  /** A window of its own is there before the call, such as one to sign in. */
  'opens-window-apart'() {
    window.open('never-calls.html', '_blank', 'noopener');
  },

  /** The server knows no such socket. */
  'socket-refused'(call) {
    call.relay = call.relay.replace('/signal', '/no-such-socket');
  },

  /** Asks its user before it answers. */
  'asks-before-answering'(call) {
    const { setRemote } = call;
    call.setRemote = async (pc, description) => {
      if (description.type === 'offer' && !confirm('Accept the call?')) throw new Error('declined');
      await setRemote(pc, description);
    };
  },

  /** Greets its user. */
  greets() {
    alert('Welcome');
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
