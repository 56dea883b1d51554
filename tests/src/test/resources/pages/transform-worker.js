// Encrypts or decrypts encoded frames. Each ends with a byte that names its key; a frame of another key is dropped, as
// one whose authentication fails.

self.onrtctransform = ({ transformer: { readable, writable, options } }) => {
  const { encrypts, key } = options;
  const transform = (frame, controller) => {
    const bytes = new Uint8Array(frame.data);
    if (!encrypts && bytes.at(-1) !== key) return;
    const changed = new Uint8Array(encrypts ? bytes.length + 1 : bytes.length - 1);
    for (let i = 0; i < changed.length; i++) changed[i] = i < 10 ? bytes[i] : bytes[i] ^ key;
    if (encrypts) changed[bytes.length] = key;
    frame.data = changed.buffer;
    controller.enqueue(frame);
  };
  readable.pipeThrough(new TransformStream({ transform })).pipeTo(writable);
};
