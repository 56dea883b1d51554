// Encrypts or decrypts encoded frames. Each ends with a byte that names its key; a frame of another key is dropped, as
// one whose authentication fails.

// The header of a VP8 key frame stays readable, because the browser reads it.
const CLEAR_BYTES = 10;

function start({ readable, writable, options: { encrypts, key } }) {
  const transform = (frame, controller) => {
    const bytes = new Uint8Array(frame.data);
    if (!encrypts && bytes.at(-1) !== key) return;
    const changed = new Uint8Array(encrypts ? bytes.length + 1 : bytes.length - 1);
    for (let i = 0; i < changed.length; i++) changed[i] = i < CLEAR_BYTES ? bytes[i] : bytes[i] ^ key;
    if (encrypts) changed[bytes.length] = key;
    frame.data = changed.buffer;
    controller.enqueue(frame);
  };
  readable.pipeThrough(new TransformStream({ transform })).pipeTo(writable);
}

self.onrtctransform = ({ transformer }) => start(transformer);
self.onmessage = ({ data }) => start(data);
