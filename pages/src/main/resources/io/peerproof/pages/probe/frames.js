// Emits the stamps of every frame in batches.

import { Array, Math, Set, setTimeout } from './builtins.js';

const BATCH_MS = 250;

/** Collects frames and emits them each quarter of a second, and when the document is unloaded. */
export function createFrameLog({ emit, listen, guard }) {
  const waiting = new Set(); // batches with frames that were not emitted yet
  let timed = false;

  function emitAll() {
    for (const batch of waiting) batch.emit();
  }

  function scheduleEmit(batch) {
    waiting.add(batch);
    if (timed) return;
    timed = true;
    setTimeout(
      () =>
        guard('frames', () => {
          timed = false;
          emitAll();
          if (waiting.size > 0) scheduleEmit([...waiting][0]);
        }),
      BATCH_MS,
    );
  }

  listen(window, 'pagehide', emitAll);

  return {
    emitAll,

    /** Creates a batch that emits frames as events of this type with these fields. */
    batch(type, fields) {
      const frames = Array.of(); // [atMs, peer, counter] in order; without peer while the stamp is being read
      const batch = {
        /** Adds a frame; `atMs()` returns its time when it is emitted. Returns a function that takes its stamp. */
        add(atMs) {
          const frame = Array.of(atMs);
          frames.push(frame);
          scheduleEmit(batch);
          return (stamp) => frame.push(stamp?.peer ?? null, stamp?.counter ?? null);
        },
        /** Adds frames of about this time that could not be read. */
        addUnseen(atMs, count) {
          for (let i = 0; i < count; i++) batch.add(atMs)(null);
        },
        emit() {
          const unread = frames.findIndex(({ length }) => length === 1);
          const read = frames.splice(0, unread < 0 ? frames.length : unread);
          if (frames.length === 0) waiting.delete(batch);
          if (read.length > 0) {
            emit(type, {
              ...fields,
              frames: read.map(([atMs, ...stamp]) => [Math.round(atMs() * 100) / 100, ...stamp]),
            });
          }
        },
      };
      return batch;
    },
  };
}
