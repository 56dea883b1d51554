// Encrypting encoded frames on their way from the caller to the callee, as pages with end-to-end encryption do.

const newWorker = (script) => new Worker(new URL(script, import.meta.url));

/** The two ways to get at encoded frames: `transform` of a sender or a receiver with the options of a worker. */
const APIS = {
  RTCRtpScriptTransform: {
    transform(part, script, options) {
      part.transform = new RTCRtpScriptTransform(newWorker(script), options);
    },
    pass() {},
  },
  createEncodedStreams: {
    transform(part, script, options) {
      const { readable, writable } = part.createEncodedStreams();
      newWorker(script).postMessage({ readable, writable, options }, [readable, writable]);
    },
    // With this API nothing goes where the page has no streams.
    pass(part) {
      const { readable, writable } = part.createEncodedStreams();
      readable.pipeTo(writable);
    },
  },
};

/**
 * Encrypts the video that the caller sends, and decrypts what the callee receives of it.
 *
 * The callee adds its media when the offer is there: Chromium 150 ignores an RTCRtpScriptTransform of a receiver that
 * the page made itself, by addTrack or addTransceiver.
 *
 * @param key of this page; a number
 * @param api the name of one of the two
 * @param script of the worker
 */
export function transformEncoded(call, { key, api = 'RTCRtpScriptTransform', script = 'transform-worker.js' }) {
  const { transform, pass } = APIS[api];
  const { addMedia, onTrack } = call;
  const apply = (part, kind, encrypts) => {
    if (kind === 'video' && encrypts === call.calls) transform(part, script, { encrypts, key });
    else pass(part);
  };
  const addSenders = (pc) => {
    addMedia(pc);
    for (const sender of pc.getSenders()) apply(sender, sender.track.kind, true);
  };
  if (api === 'createEncodedStreams') call.configuration.encodedInsertableStreams = true;
  if (call.calls) {
    call.addMedia = addSenders;
  } else {
    call.addMedia = () => {};
    call.beforeAnswer = addSenders;
  }
  call.onTrack = (event) => {
    apply(event.receiver, event.track.kind, false);
    onTrack(event);
  };
}
