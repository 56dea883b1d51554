// getDisplayMedia: asked, granted, refused. The page gets the screen that the browser gives it, with the stamp of its
// peer's screen in every frame.

import { Array, Promise, Reflect, readerOf, Set, String, tracksOf, WeakMap, whenSettled } from './builtins.js';
import { withheldOf } from './permissions.js';
import { createScreenPainter } from './screen-painter.js';

// Frames that wait while the page is busy.
const DISPLAY_WAITING_FRAMES = 2;

// What Chromium says: third_party/blink/renderer/modules/mediastream.
const DISPLAY_UNTOUCHED =
  "Failed to execute 'getDisplayMedia' on 'MediaDevices': getDisplayMedia() requires transient activation (user gesture).";
const DISPLAY_REFUSED = 'Permission denied by user';

// What the page may ask of the shared track, and the browser's own track answers.
const DISPLAY_ANSWERS = Array.of('label', 'getSettings', 'getCapabilities', 'getConstraints', 'applyConstraints');

/** @param screen {peer, loopFrames, policy} of this peer; undefined leaves all to the browser */
export function watchDisplay({ emit, guard, runAsync }, hooks, screen) {
  if (!globalThis.MediaDevices?.prototype.getDisplayMedia) return;
  const { apply } = Reflect;
  const Generator = globalThis.MediaStreamTrackGenerator;
  const Processor = globalThis.MediaStreamTrackProcessor;
  const { DOMException, navigator } = globalThis;
  const { clone, stop } = globalThis.MediaStreamTrack.prototype;
  const { addTrack, removeTrack } = globalThis.MediaStream.prototype;
  const { getWriter } = globalThis.WritableStream.prototype;
  const { write, close } = globalThis.WritableStreamDefaultWriter.prototype;
  const { close: closeFrame } = globalThis.VideoFrame?.prototype ?? {};
  const shares = new WeakMap(); // a track that the page has to {native, tracks}: the browser's own, and all of its share
  let requests = 0;

  const join = (track, share) => {
    shares.set(track, share);
    share.tracks.add(track);
  };

  /** Passes frames on with the stamp, until the share or all tracks of the page are over. */
  async function pass({ native, tracks }, writable) {
    const paint = createScreenPainter(screen);
    const next = readerOf(new Processor({ track: native, maxBufferSize: DISPLAY_WAITING_FRAMES }).readable);
    const writer = apply(getWriter, writable, Array.of());
    for (;;) {
      const { value: frame, done } = await next();
      if (done) break;
      const { displayWidth, displayHeight, timestamp } = frame;
      apply(closeFrame, frame, Array.of());
      if (Array.from(tracks).every(({ readyState }) => readyState === 'ended')) {
        apply(stop, native, Array.of());
        break;
      }
      await apply(write, writer, Array.of(paint(displayWidth, displayHeight, timestamp)));
    }
    await apply(close, writer, Array.of());
  }

  /** Puts a track with the stamp in the place of the browser's; returns whether it did. */
  function stampTrack(stream) {
    const native = tracksOf(stream).find(({ kind }) => kind === 'video');
    if (!native || !screen || !Generator || !Processor) return false;
    const generator = new Generator({ kind: 'video' });
    // A clone is of the class that the browser's track has.
    const track = apply(clone, generator, Array.of());
    const share = { native, tracks: new Set() };
    join(track, share);
    apply(removeTrack, stream, Array.of(native));
    apply(addTrack, stream, Array.of(track));
    runAsync('screen', pass(share, generator.writable));
    return true;
  }

  const failed = (name, message) => new Promise((_, reject) => reject(new DOMException(message, name)));

  function ask(native, self, args) {
    const request = ++requests;
    const touched = navigator.userActivation?.isActive ?? true;
    emit('display-requested', { request, audio: !!args[0]?.audio, touched });
    const rejected = (error) => {
      guard('screen', () => {
        const blocked = error?.name === 'NotAllowedError' ? withheldOf(Array.of('display-capture')) : '';
        emit('display-refused', { request, name: String(error?.name), message: String(error?.message), blocked });
      });
      throw error;
    };
    // A browser under automation asks for no gesture. A user's does.
    const asked = screen && !touched ? failed('InvalidStateError', DISPLAY_UNTOUCHED) : apply(native, self, args);
    return whenSettled(
      asked,
      (stream) => {
        if (screen?.policy === 'refused') {
          for (const track of tracksOf(stream)) apply(stop, track, Array.of());
          rejected(new DOMException(DISPLAY_REFUSED, 'NotAllowedError'));
        }
        guard('screen', () => {
          const stamped = stampTrack(stream);
          const tracks = tracksOf(stream);
          const surface = tracks.find(({ kind }) => kind === 'video')?.getSettings().displaySurface ?? '';
          emit('display-granted', {
            request,
            surface,
            stamped,
            tracks: tracks.map(({ id, kind, label }) => ({ id, kind, label })),
          });
        });
        return stream;
      },
      rejected,
    );
  }

  hooks.substitute(globalThis.MediaDevices.prototype, 'getDisplayMedia', ask);
  if (!screen) return;
  for (const name of DISPLAY_ANSWERS) {
    hooks.redirect(globalThis.MediaStreamTrack.prototype, name, (track) => shares.get(track)?.native);
  }
  hooks.method(globalThis.MediaStreamTrack.prototype, 'clone', (track) => {
    const share = shares.get(track);
    return share && { returned: (copy) => join(copy, share) };
  });
  hooks.method(globalThis.MediaStream.prototype, 'clone', (stream) => {
    const from = tracksOf(stream).find((track) => shares.has(track));
    return (
      from && {
        returned(copy) {
          const to = tracksOf(copy).find(({ kind }) => kind === 'video');
          if (to) join(to, shares.get(from));
        },
      }
    );
  });
}
