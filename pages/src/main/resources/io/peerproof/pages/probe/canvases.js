// Received video that a page paints itself: what its canvases and images show, and the frames that it reads with a
// MediaStreamTrackProcessor. A canvas is read by captureStream(), which works for every kind of context, and for one
// that a worker paints.
import { Array, Math, Reflect, readerOf, Set, tracksOf, WeakMap, WeakRef, WeakSet } from './builtins.js';
import { pageNameOf } from './element-titles.js';
import { sourceOf } from './stamp.js';

// Frames a second that are read of a canvas, and after how many milliseconds another one of a processor's is.
const CANVAS_RATE = 10;
const PROCESSED_INTERVAL_MS = 90;

// Frames that wait while the page is busy.
const CANVAS_WAITING_FRAMES = 2;

/** Creates the watch of one document. */
export function createCanvasWatch(channel, hooks, { planes, sight, originalOf, isRemote, showsRemote }) {
  const { emit, listen, nowMs, runAsync, nameOf: nthOf } = channel;
  const Processor = globalThis.MediaStreamTrackProcessor;
  const Frame = globalThis.VideoFrame;
  const { captureStream } = globalThis.HTMLCanvasElement?.prototype ?? {};
  const names = new WeakMap(); // canvas to its name
  const unreadable = new WeakMap(); // canvas to why it cannot be read
  const emitted = new WeakMap(); // canvas to its last state, as text
  const watched = new Set(); // of WeakRef
  const parts = new WeakMap(); // canvas to the part that shows received video: {x, y, width, height}, in its pixels
  const early = new WeakSet(); // tracks that a page reads before they are reported to it
  const context = globalThis.CanvasRenderingContext2D?.prototype;
  const { getTransform } = context ?? {};
  let canvases = 0;
  let processors = 0;

  if (Processor) {
    hooks.constructor(Array.of('MediaStreamTrackProcessor'), (_, args) => {
      const track = args[0]?.track;
      if (track?.kind !== 'video') return;
      if (isRemote(originalOf(track))) watchProcessor(track);
      else early.add(track);
    });
  }

  if (context) {
    hooks.method(context, 'drawImage', (drawing, args) => {
      if (args[0]?.localName === 'video' && showsRemote(args[0])) parts.set(drawing.canvas, partOf(drawing, args));
    });
  }

  /** The part of a canvas that a video is drawn on; undefined where some of the video lies beyond the canvas. */
  function partOf(drawing, [video, ...numbers]) {
    const { videoWidth, videoHeight } = video;
    const isCut = numbers.length === 8;
    const [sx, sy, sw, sh] = isCut ? numbers : Array.of(0, 0, videoWidth, videoHeight);
    const [dx, dy, dw = videoWidth, dh = videoHeight] = isCut ? numbers.slice(4) : numbers;
    const left = dx - (sx * dw) / sw;
    const top = dy - (sy * dh) / sh;
    const right = left + (videoWidth * dw) / sw;
    const bottom = top + (videoHeight * dh) / sh;
    const { a, b, c, d, e, f } = Reflect.apply(getTransform, drawing, Array.of());
    const corners = Array.of(
      Array.of(left, top),
      Array.of(right, top),
      Array.of(left, bottom),
      Array.of(right, bottom),
    );
    const xs = corners.map(([x, y]) => a * x + c * y + e);
    const ys = corners.map(([x, y]) => b * x + d * y + f);
    const even = (x) => 2 * Math.round(x / 2);
    const from = { x: even(Math.min(...xs)), y: even(Math.min(...ys)) };
    const to = { x: even(Math.max(...xs)), y: even(Math.max(...ys)) };
    const { width, height } = drawing.canvas;
    if (!(from.x >= 0 && from.y >= 0 && to.x <= width && to.y <= height)) return undefined;
    return { ...from, width: to.x - from.x, height: to.y - from.y };
  }

  /** The frame of a canvas, or of the part that shows received video; the frame is closed if it is cut. */
  function cut(canvas, frame) {
    const part = parts.get(canvas);
    const isWhole = !part || (part.width >= canvas.width - 2 && part.height >= canvas.height - 2);
    if (isWhole || frame.displayWidth !== canvas.width || frame.displayHeight !== canvas.height) return frame;
    const visible = new Frame(frame, { visibleRect: part });
    frame.close();
    return visible;
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
      const sample = sampler({ element, track: '', remote: false }, () => !sight.lookAt(canvas).unseen);
      const onFrame = async (frame) => sample(cut(canvas, frame));
      runAsync('canvases', read(track, CANVAS_WAITING_FRAMES, 0, onFrame));
    } catch (error) {
      unreadable.set(canvas, error?.name === 'SecurityError' ? 'it shows content of another origin' : `${error?.name}`);
      emitState(canvas);
    }
  }

  /** Reads each image that an element loads: a page may make one of each frame. */
  function watchImage(image) {
    names.set(image, nthOf('canvas-image', ++canvases));
    watched.add(new WeakRef(image));
    const onFrame = sampler({ element: names.get(image), track: '', remote: false }, () => !sight.lookAt(image).unseen);
    listen(image, 'load', () => {
      if (!unreadable.has(image)) runAsync('canvases', readImage(image, onFrame));
    });
  }

  async function readImage(image, onFrame) {
    try {
      await onFrame(new Frame(image, { timestamp: 0 }));
      emitState(image);
    } catch (error) {
      unreadable.set(image, `${error?.name}`); // of another origin, which a received frame is not
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
    /** Reads what a page reads of a track, which it may have found in a stream before it was told of it. */
    addRemoteVideo(track) {
      if (early.has(track)) watchProcessor(track);
    },

    /** Reads the canvases and images of these documents and shadow roots that a person sees, also ones that are new. */
    watchAll(roots) {
      if (!Processor || !captureStream) return;
      for (const reference of watched) {
        const canvas = reference.deref();
        if (!canvas) watched.delete(reference);
        else if (canvas.localName === 'canvas') emitState(canvas);
      }
      for (const shown of roots.flatMap((root) => Array.from(root.querySelectorAll('canvas, img')))) {
        if (names.has(shown) || sight.lookAt(shown).unseen) continue;
        if (shown.localName === 'canvas') watchCanvas(shown);
        else watchImage(shown);
      }
    },
  };
}
