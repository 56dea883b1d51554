// Messages beside pictures and sounds, or alone.

export const data = {
  /** A channel for messages, and a message each way; no camera, no microphone. */
  'data-only'(call) {
    call.capture = async () => null;
    call.greet ??= (channel) => {
      channel.onopen = () => channel.send(`hello from the ${call.role}`);
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
};
