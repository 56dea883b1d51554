// Tracks that the probe makes in the place of the browser's own: it writes each frame or block of samples when the
// browser's track has one. What the page asks of them, the browser's own track answers.

import { Array, Reflect, readerOf, Set, tracksOf, WeakMap } from './builtins.js';

// Frames that wait while the page is busy; blocks of 10 ms of audio.
const REPLACER_WAITING = { video: 2, audio: 20 };

// What the page may ask of its track.
const REPLACER_ANSWERS = Array.of('label', 'getSettings', 'getCapabilities', 'getConstraints', 'applyConstraints');

/** Creates the replacer of a page's tracks. */
export function createTrackReplacer({ runAsync }, hooks) {
  const { apply } = Reflect;
  const Generator = globalThis.MediaStreamTrackGenerator;
  const Processor = globalThis.MediaStreamTrackProcessor;
  const { clone, stop } = globalThis.MediaStreamTrack?.prototype ?? {};
  const { addTrack, removeTrack } = globalThis.MediaStream?.prototype ?? {};
  const { getWriter } = globalThis.WritableStream?.prototype ?? {};
  const { write, close } = globalThis.WritableStreamDefaultWriter?.prototype ?? {};
  const closeOf = { video: globalThis.VideoFrame?.prototype.close, audio: globalThis.AudioData?.prototype.close };
  const sources = new WeakMap(); // a track that the page has to {native, tracks}: the browser's own, and all of it

  const join = (track, source) => {
    sources.set(track, source);
    source.tracks.add(track);
  };

  /** Writes what `make` makes of each frame or block, until the browser's track or all tracks of the page are over. */
  async function pass({ native, tracks }, writable, make) {
    const { kind } = native;
    const next = readerOf(new Processor({ track: native, maxBufferSize: REPLACER_WAITING[kind] }).readable);
    const writer = apply(getWriter, writable, Array.of());
    for (;;) {
      const { value: chunk, done } = await next();
      if (done) break;
      const over = Array.from(tracks).every(({ readyState }) => readyState === 'ended');
      const made = over ? undefined : make(chunk);
      apply(closeOf[kind], chunk, Array.of());
      if (over) {
        apply(stop, native, Array.of());
        break;
      }
      await apply(write, writer, Array.of(made));
    }
    await apply(close, writer, Array.of());
  }

  if (Generator && Processor) {
    for (const name of REPLACER_ANSWERS) {
      hooks.redirect(globalThis.MediaStreamTrack.prototype, name, (track) => sources.get(track)?.native);
    }
    hooks.method(globalThis.MediaStreamTrack.prototype, 'clone', (track) => {
      const source = sources.get(track);
      return source && { returned: (copy) => join(copy, source) };
    });
    hooks.method(globalThis.MediaStream.prototype, 'clone', (stream) => {
      const originals = tracksOf(stream);
      return {
        returned(copy) {
          tracksOf(copy).forEach((track, i) => {
            const source = sources.get(originals[i]);
            if (source) join(track, source);
          });
        },
      };
    });
  }

  return {
    /**
     * Puts a track of the probe in the place of `native` in `stream`, and returns whether it did: a browser may not have
     * what it takes.
     *
     * @param where the part of the probe that an error names
     * @param make makes a VideoFrame or AudioData of one of the browser's track
     */
    replace(stream, native, where, make) {
      if (!Generator || !Processor) return false;
      const generator = new Generator({ kind: native.kind });
      // A clone is of the class that the browser's track has.
      const track = apply(clone, generator, Array.of());
      const source = { native, tracks: new Set() };
      join(track, source);
      apply(removeTrack, stream, Array.of(native));
      apply(addTrack, stream, Array.of(track));
      runAsync(where, pass(source, generator.writable, make));
      return true;
    },
  };
}
