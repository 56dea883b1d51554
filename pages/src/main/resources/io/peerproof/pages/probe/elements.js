// Media elements: what they were given, and what they present. Each frame that is looked at is read
// for its stamp: see stamp.js.
import { createStampReader } from './stamp.js';

// Every frame until there is enough to prove the picture, then a few a second to see it go on.
const EAGER_SAMPLES = 12;
const SAMPLE_INTERVAL_MS = 90;

// Of an element that plays something else than a stream.
const NO_TRACK = { id: '' };

const STATE_INTERVAL_MS = 500;

// Nobody recognises a person in less.
const LEAST_VISIBLE_PX = 16;

export function watchElements({ say, listen, quietly, nowMs, nameOf: nthOf }, disguise, { isRemote, frameLog, onFirstStamp }) {
  const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
  const every = setInterval.bind(window);
  const { apply } = Reflect;
  const { stringify } = JSON;
  const names = new WeakMap();
  const told = new WeakMap(); // element to its last state, as text
  const watched = new Set(); // of WeakRef: elements that were ever given a stream
  const reader = createStampReader();
  let elements = 0;

  function nameOf(element) {
    if (!names.has(element)) {
      names.set(element, nthOf(element instanceof HTMLVideoElement ? 'video' : 'audio', ++elements));
      watched.add(new WeakRef(element));
      for (const event of ['play', 'pause', 'volumechange']) listen(element, event, () => tellState(element));
      if (watched.size === 1) every(() => quietly('elements', tellStates), STATE_INTERVAL_MS);
      if (element instanceof HTMLVideoElement) watchFrames(element);
    }
    return names.get(element);
  }

  const tracksOf = (source) => (source instanceof MediaStream ? source.getTracks() : []);

  disguise.setter(HTMLMediaElement.prototype, 'srcObject', (element, source) => {
    say('source-set', { element: nameOf(element), tracks: tracksOf(source).map(({ id }) => id) });
    tellState(element);
  });

  disguise.method(HTMLMediaElement.prototype, 'play', (element) => ({
    resolved() {},
    rejected(error) {
      say('play-refused', { element: nameOf(element), name: String(error?.name), message: String(error?.message) });
    },
  }));

  // Captured on its way down: an element that plays a file, a recording for instance, is never given a stream.
  listen(document, 'playing', ({ target }) => {
    if (target instanceof HTMLVideoElement) nameOf(target);
  }, true);

  /** How an element stands, when that differs from what was last told. */
  function tellState(element) {
    const isVideo = element instanceof HTMLVideoElement;
    const state = {
      tracks: tracksOf(element.srcObject).map(({ id }) => id), paused: element.paused,
      muted: element.muted || element.volume === 0, readyState: element.readyState,
      width: isVideo ? element.videoWidth : 0, height: isVideo ? element.videoHeight : 0,
      visible: isVideo && isVisible(element),
    };
    const text = stringify(state);
    if (told.get(element) === text) return;
    told.set(element, text);
    say('element-state', { element: names.get(element), ...state });
  }

  function tellStates() {
    for (const reference of watched) {
      const element = reference.deref();
      if (element) tellState(element);
      else watched.delete(reference);
    }
  }

  // Whether a person could see it, scrolling if need be: in the document, of some size, hidden by no style, not
  // pushed out beyond the top or the left edge; and the same of the frames around it, as far as they can be asked.
  function isVisible(element) {
    if (!element.isConnected) return false;
    const { width, height, right, bottom } = element.getBoundingClientRect();
    const view = element.ownerDocument.defaultView;
    const frame = view?.frameElement; // null at the top, and in a frame of another origin
    return width >= LEAST_VISIBLE_PX && height >= LEAST_VISIBLE_PX
      && right + view.scrollX > 0 && bottom + view.scrollY > 0
      && (element.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) ?? true)
      && (!frame || isVisible(frame));
  }

  function watchFrames(element) {
    const next = () => apply(requestVideoFrameCallback, element, [
      (at, frame) => quietly('frame', () => onFrame(at, frame)),
    ]);
    let trackId = null;
    let samples = 0;
    let sampledAt = -Infinity;
    let stamped = false;
    let failed = false;
    let log = null;

    function onFrame(at, frame) {
      next();
      const { presentedFrames, width, height } = frame;
      const atMs = nowMs(); // of the frame, and not of when it has been looked at
      const track = tracksOf(element.srcObject).find(({ kind }) => kind === 'video') ?? NO_TRACK;
      if (track.id !== trackId) {
        trackId = track.id;
        samples = 0;
        stamped = false;
        sampledAt = -Infinity;
        log = null;
        say('frame-presented', { atMs, element: names.get(element), track: trackId, width, height });
      }
      const remote = track !== NO_TRACK && isRemote(track);
      if (remote) {
        log ??= frameLog(element, names.get(element), trackId);
        quietly('frames', () => log(frame));
      }
      const eager = remote && samples < EAGER_SAMPLES;
      if (!eager && at - sampledAt < SAMPLE_INTERVAL_MS) return;
      samples += 1;
      sampledAt = at;
      look(atMs, track, remote, presentedFrames, width, height);
    }

    function look(atMs, track, remote, presentedFrames, width, height) {
      const { stamp, meanLuma, error } = reader.read(element, width, height);
      if (error) { // a frame that can't be read is no black one
        if (!failed) say('probe-error', { where: 'stamp', message: error });
        failed = true;
        return;
      }
      if (stamp && !stamped) {
        stamped = true;
        say('frame-stamped', { atMs, element: names.get(element), track: track.id, ...stamp });
        if (remote) onFirstStamp();
      }
      say('video-sample', {
        atMs, element: names.get(element), track: track.id, remote, presentedFrames, width, height,
        peer: stamp?.peer ?? null, counter: stamp?.counter ?? null,
        meanLuma: Math.round(meanLuma * 10) / 10, visible: isVisible(element),
      });
    }

    next();
  }

  const playsAloud = (element, track) =>
    !element.paused && !element.muted && element.volume > 0 && track.enabled
    && tracksOf(element.srcObject).includes(track);

  return {
    /** The name of the element that plays this track aloud, empty when none does. */
    playing(track) {
      for (const reference of watched) {
        const element = reference.deref();
        if (!element) watched.delete(reference);
        else if (playsAloud(element, track)) return names.get(element);
      }
      return '';
    },
  };
}
