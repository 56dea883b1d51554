// Data channels: their states, and what goes through them. The content is not told, only its size and a digest.

export function createChannelWatch({ say, listen, aside }, disguise) {
  const { apply } = Reflect;
  const encoder = typeof TextEncoder === 'undefined' ? null : new TextEncoder();
  const encode = encoder?.encode.bind(encoder);
  const readBlob = typeof Blob === 'undefined' ? null : Blob.prototype.arrayBuffer;
  const names = new WeakMap(); // channel to the name of its connection

  /** FNV-1a, 32 bits. */
  function digestOf(bytes) {
    let hash = 0x811c9dc5;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  }

  /** The bytes of what can be sent, or a promise of them for a Blob. */
  function bytesOf(data) {
    if (typeof data === 'string') return encode(data);
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (typeof Blob !== 'undefined' && data instanceof Blob) {
      return apply(readBlob, data, []).then((buffer) => new Uint8Array(buffer));
    }
    return encode(`${data}`);
  }

  function tell(channel, way, data) {
    const told = (bytes) =>
      say('data-message', {
        pc: names.get(channel) ?? 'unknown',
        label: channel.label,
        way,
        bytes: bytes.length,
        digest: digestOf(bytes),
      });
    const bytes = bytesOf(data);
    if (bytes instanceof Promise) aside('message', bytes.then(told));
    else told(bytes);
  }

  if (typeof RTCDataChannel !== 'undefined') {
    disguise.method(RTCDataChannel.prototype, 'send', (channel, [data]) => ({
      returned: () => tell(channel, 'SENT', data),
    }));
  }

  return {
    /** Watches a channel of the connection of this name from now on. */
    watch(channel, pc) {
      if (names.has(channel)) return;
      names.set(channel, pc);
      const state = () => say('data-channel', { pc, label: channel.label, value: channel.readyState });
      state();
      for (const event of ['open', 'closing', 'close']) listen(channel, event, state);
      listen(channel, 'message', ({ data }) => tell(channel, 'RECEIVED', data));
    },
  };
}
