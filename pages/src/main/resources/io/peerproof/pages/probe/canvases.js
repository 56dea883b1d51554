// Received video that a page paints itself: what its canvases show, and the frames that it reads with a
// MediaStreamTrackProcessor. A canvas is read by captureStream(), which works for every kind of context, and for one
// that a worker paints.
import { Array, Reflect, readerOf, Set, tracksOf, WeakMap, WeakRef } from './builtins.js';
import { pageNameOf } from './element-titles.js';
import { sourceOf } from './stamp.js';

// Frames a second that are read of a canvas, and after how many milliseconds another one of a processor's is.
const CANVAS_RATE = 10;
const PROCESSED_INTERVAL_MS = 90;

// Frames that wait while the page is busy.
const CANVAS_WAITING_FRAMES = 2;

/** Creates the watch of one document. */
export function createCanvasWatch(channel, hooks, { planes, sight, originalOf, isRemote }) {
  const { emit, nowMs, runAsync, nameOf: nthOf } = channel;
  const Processor = globalThis.MediaStreamTrackProcessor;
  const { captureStream } = globalThis.HTMLCanvasElement?.prototype ?? {};
  const names = new WeakMap(); // canvas to its name
  const unreadable = new WeakMap(); // canvas to why it cannot be read
  const emitted = new WeakMap(); // canvas to its last state, as text
  const watched = new Set(); // of WeakRef
  let canvases = 0;
  let processors = 0;

  if (Processor) {
    hooks.constructor(Array.of('MediaStreamTrackProcessor'), (_, args) => {
      const track = args[0]?.track;
      if (track?.kind === 'video' && isRemote(originalOf(track))) watchProcessor(track);
    });
  }

  /** Reads frames that a page reads of a received track, to know which ones it has. */
  function watchProcessor(track) {
    const element = nthOf('processor', ++processors);
    emit('element-state', {
      ...stateOf({ width: 0, height: 0 }),
      element,
      name: 'a MediaStreamTrackProcessor',
      unseen: 'no element and no canvas shows them',
    });
    const onFrame = sampler({ element, track: originalOf(track).id, remote: true }, () => false);
    runAsync('canvases', read(track, 1, PROCESSED_INTERVAL_MS, onFrame));
  }

  const stateOf = ({ width, height }) => ({
    tracks: Array.of(),
    paused: false,
    muted: true,
    readyState: 4,
    width,
    height,
    visible: false,
    name: '',
    unseen: '',
    unsure: '',
  });

  /** Returns a function that emits a sample of a frame, and closes the frame. */
  function sampler(fields, isVisible) {
    let presentedFrames = 0;
    return (frame) => {
      const atMs = nowMs();
      const { displayWidth: width, displayHeight: height } = frame;
      presentedFrames += 1;
      const count = presentedFrames;
      return planes.ofFrame(frame, ({ stamp, meanLuma, error }) => {
        if (error) return;
        emit('video-sample', {
          atMs,
          ...fields,
          presentedFrames: count,
          width,
          height,
          ...sourceOf(stamp),
          counter: stamp?.counter ?? null,
          orientation: stamp?.orientation,
          meanLuma: meanLuma(),
          visible: isVisible(),
        });
      });
    };
  }

  async function read(track, maxBufferSize, intervalMs, onFrame) {
    const next = readerOf(new Processor({ track, maxBufferSize }).readable);
    let dueMs = 0;
    for (;;) {
      const { value: frame, done } = await next();
      if (done) return;
      if (nowMs() < dueMs) {
        frame.close();
      } else {
        dueMs = nowMs() + intervalMs;
        runAsync('canvases', onFrame(frame));
      }
    }
  }

  function watchCanvas(canvas) {
    const element = nthOf('canvas', ++canvases);
    names.set(canvas, element);
    watched.add(new WeakRef(canvas));
    emitState(canvas);
    try {
      const [track] = tracksOf(Reflect.apply(captureStream, canvas, Array.of(CANVAS_RATE)));
      const onFrame = sampler({ element, track: '', remote: false }, () => !sight.lookAt(canvas).unseen);
      runAsync('canvases', read(track, CANVAS_WAITING_FRAMES, 0, onFrame));
    } catch (error) {
      unreadable.set(canvas, error?.name === 'SecurityError' ? 'it shows content of another origin' : `${error?.name}`);
      emitState(canvas);
    }
  }

  function emitState(canvas) {
    const { unseen, unsure } = sight.lookAt(canvas);
    const why = unreadable.get(canvas);
    const state = {
      ...stateOf(canvas),
      visible: !unseen,
      name: pageNameOf(canvas),
      unseen,
      unsure: why ? `what it shows cannot be read: ${why}` : unsure,
    };
    const text = Array.of(state.width, state.height, state.name, state.unseen, state.unsure).join('|');
    if (emitted.get(canvas) === text) return;
    emitted.set(canvas, text);
    emit('element-state', { element: names.get(canvas), ...state });
  }

  return {
    /** Reads the canvases that a person sees, also those that were added since the last time. */
    watchAll(page) {
      if (!Processor || !captureStream) return;
      for (const reference of watched) {
        const canvas = reference.deref();
        if (canvas) emitState(canvas);
        else watched.delete(reference);
      }
      for (const canvas of Array.from(page.querySelectorAll('canvas'))) {
        if (!names.has(canvas) && !sight.lookAt(canvas).unseen) watchCanvas(canvas);
      }
    },
  };
}
