// Messages beside pictures and sounds, or alone.
import { later } from '../timing.js';

export const data = {
  /** A channel for messages, and a message each way; no camera, no microphone. */
  'data-only'(call) {
    call.capture = async () => null;
    call.greet ??= (channel) => {
      channel.onopen = () => {
        channel.send(`hello from the ${call.role}`);
        call.whenGreeted?.(channel);
      };
    };
    call.whenMade.push((pc) => {
      if (call.calls) call.greet(pc.createDataChannel('greetings'));
      pc.ondatachannel = ({ channel }) => call.greet(channel);
    });
  },

  /** Has nothing to say. */
  'data-silent'(call) {
    call.greet = () => {};
  },

  /** Closes its channel in mid-call. */
  'data-closes-later'(call) {
    call.whenGreeted = (channel) => later(call, () => channel.close());
  },

  /** Sends five messages a second all the time. */
  'data-stream'(call) {
    call.whenGreeted = (channel) => {
      call.greetings = setInterval(() => channel.send(`${call.role} ${performance.now()}`), 200);
    };
  },

  /** Stops its stream after two seconds of the proven call. */
  'data-stops-later'(call) {
    const { whenGreeted } = call;
    call.whenGreeted = (channel) => {
      whenGreeted(channel);
      later(call, () => clearInterval(call.greetings), 2000);
    };
  },

  /** Sends more than a channel takes at once, after two seconds of the proven call. */
  'data-too-large-later'(call) {
    call.whenGreeted = (channel) => later(call, () => channel.send('x'.repeat(300000)));
  },

  /** Each page loops a channel back to itself, and sends what the other sends. */
  'data-loops'(call) {
    call.start = async () => {
      const near = new RTCPeerConnection();
      const far = new RTCPeerConnection();
      window.ends = [near, far];
      near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
      far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
      const channel = near.createDataChannel('loop');
      channel.onopen = () => setInterval(() => channel.send('hello'), 200);
      far.ondatachannel = (event) => {
        window.received = event.channel;
      };
      await near.setLocalDescription();
      await far.setRemoteDescription(near.localDescription);
      await far.setLocalDescription();
      await near.setRemoteDescription(far.localDescription);
    };
  },

  /** Both pages say the same, in text and in bytes, on two channels of one label and a negotiated one. */
  'data-same'(call) {
    call.capture = async () => null;
    const greet = (channel) => {
      channel.onopen = () => {
        channel.send('hello');
        channel.send(new Uint8Array(100000));
      };
    };
    call.whenMade.push((pc) => {
      greet(pc.createDataChannel('agreed', { negotiated: true, id: 7 }));
      if (call.calls) for (let i = 0; i < 2; i++) greet(pc.createDataChannel('greetings'));
      pc.ondatachannel = ({ channel }) => greet(channel);
    });
  },
};
