globalThis.registerProcessor(
  'answers',
  class extends globalThis.AudioWorkletProcessor {
    constructor() {
      super();
      this.port.onmessage = () => this.port.postMessage('pong');
    }

    process() {
      return true;
    }
  },
);
