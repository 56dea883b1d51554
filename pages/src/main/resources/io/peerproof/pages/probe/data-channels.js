// Data channels: states and messages. Of a message, only its size and a digest are emitted.

import {
  ArrayBuffer,
  Blob,
  hexOf,
  isArrayBufferView,
  Math,
  Promise,
  Reflect,
  Uint8Array,
  WeakMap,
  whenSettled,
} from './builtins.js';

export function createDataChannelWatch({ emit, listen, runAsync, nameOf }, hooks) {
  const { apply } = Reflect;
  const encoder = typeof TextEncoder === 'undefined' ? null : new TextEncoder();
  const encode = encoder?.encode.bind(encoder);
  const readBlob = Blob ? Blob.prototype.arrayBuffer : null;
  const names = new WeakMap(); // data channel to { pc, label, channel }: its connection, its label and its own name
  const unknown = { pc: 'unknown', label: '' };
  let count = 0;

  /** FNV-1a, 32 bits. */
  function digestOf(bytes) {
    let hash = 0x811c9dc5;
    for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
    return hexOf(hash >>> 0, 8);
  }

  /** Bytes of a message, or a promise of them for a Blob. */
  function bytesOf(data) {
    if (typeof data === 'string') return encode(data);
    if (data instanceof ArrayBuffer) return new Uint8Array(data);
    if (isArrayBufferView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (Blob && data instanceof Blob) {
      return whenSettled(apply(readBlob, data, []), (buffer) => new Uint8Array(buffer));
    }
    return encode(`${data}`);
  }

  const nameOfChannel = (dataChannel) => names.get(dataChannel) ?? { ...unknown, label: dataChannel.label };

  function emitMessage(dataChannel, way, data) {
    const emitBytes = (bytes) =>
      emit('data-message', {
        ...nameOfChannel(dataChannel),
        way,
        bytes: bytes.length,
        digest: digestOf(bytes),
      });
    const bytes = bytesOf(data);
    if (bytes instanceof Promise) runAsync('message', whenSettled(bytes, emitBytes));
    else emitBytes(bytes);
  }

  if (typeof RTCDataChannel !== 'undefined') {
    hooks.method(RTCDataChannel.prototype, 'send', (dataChannel, [data]) => ({
      returned: () => emitMessage(dataChannel, 'SENT', data),
      threw: (error) =>
        emit('data-send-failed', {
          ...nameOfChannel(dataChannel),
          name: `${error?.name}`,
          message: `${error?.message}`,
        }),
    }));
  }

  return {
    /** Watches a data channel of the named connection. */
    watch(dataChannel, pc) {
      if (names.has(dataChannel)) return;
      const name = { pc, label: dataChannel.label, channel: nameOf('dc', ++count) };
      names.set(dataChannel, name);
      const emitState = () => emit('data-channel', { ...name, value: dataChannel.readyState });
      emitState();
      for (const event of ['open', 'closing', 'close']) listen(dataChannel, event, emitState);
      listen(dataChannel, 'message', ({ data, isTrusted }) => {
        if (isTrusted) emitMessage(dataChannel, 'RECEIVED', data); // else an event that the page itself made
      });
    },
  };
}
