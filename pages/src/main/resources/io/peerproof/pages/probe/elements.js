// Media elements: their sources and states. For what they present see presentation.js.

import {
  Array,
  HTMLVideoElement,
  JSON,
  MediaStream,
  Set,
  setInterval,
  String,
  tracksOf,
  WeakMap,
  WeakRef,
} from './builtins.js';

const STATE_INTERVAL_MS = 500;

// A person cannot be recognised in less.
const LEAST_VISIBLE_PX = 16;

export function watchElements({ emit, listen, guard, nameOf: nthOf }, hooks, watchFrames) {
  const names = new WeakMap();
  const emitted = new WeakMap(); // element to its last state, as text
  const watched = new Set(); // of WeakRef: elements that were ever given a stream
  let elements = 0;

  function nameOf(element) {
    if (!names.has(element)) {
      names.set(element, nthOf(element instanceof HTMLVideoElement ? 'video' : 'audio', ++elements));
      watched.add(new WeakRef(element));
      for (const event of ['play', 'pause', 'volumechange']) listen(element, event, () => emitState(element));
      if (watched.size === 1) setInterval(() => guard('elements', emitStates), STATE_INTERVAL_MS);
      if (element instanceof HTMLVideoElement) {
        watchFrames(element, names.get(element), {
          videoTrack: () => tracksIn(element.srcObject).find(({ kind }) => kind === 'video'),
          isVisible: () => isVisible(element),
        });
      }
    }
    return names.get(element);
  }

  const tracksIn = (source) => (source instanceof MediaStream ? tracksOf(source) : Array.of());

  hooks.setter(HTMLMediaElement.prototype, 'srcObject', (element, source) => {
    emit('source-set', { element: nameOf(element), tracks: tracksIn(source).map(({ id }) => id) });
    emitState(element);
  });

  hooks.method(HTMLMediaElement.prototype, 'play', (element) => ({
    resolved() {},
    rejected(error) {
      emit('play-refused', { element: nameOf(element), name: String(error?.name), message: String(error?.message) });
    },
  }));

  // In the capture phase: an element that plays a file, such as a recording, never gets a stream.
  listen(
    document,
    'playing',
    ({ target }) => {
      if (target instanceof HTMLVideoElement) nameOf(target);
    },
    true,
  );

  /** Emits the state of an element if it changed. */
  function emitState(element) {
    const isVideo = element instanceof HTMLVideoElement;
    const state = {
      tracks: tracksIn(element.srcObject).map(({ id }) => id),
      paused: element.paused,
      muted: element.muted || element.volume === 0,
      readyState: element.readyState,
      width: isVideo ? element.videoWidth : 0,
      height: isVideo ? element.videoHeight : 0,
      visible: isVideo && isVisible(element),
    };
    const text = JSON.stringify(state);
    if (emitted.get(element) === text) return;
    emitted.set(element, text);
    emit('element-state', { element: names.get(element), ...state });
  }

  function emitStates() {
    for (const reference of watched) {
      const element = reference.deref();
      if (element) emitState(element);
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
    return (
      width >= LEAST_VISIBLE_PX &&
      height >= LEAST_VISIBLE_PX &&
      right + view.scrollX > 0 &&
      bottom + view.scrollY > 0 &&
      (element.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) ?? true) &&
      (!frame || isVisible(frame))
    );
  }

  const playsAloud = (element, track) =>
    !element.paused &&
    !element.muted &&
    element.volume > 0 &&
    track.enabled &&
    tracksIn(element.srcObject).includes(track);

  return {
    /** Returns the name of the element that plays this track audibly; empty if none does. */
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
