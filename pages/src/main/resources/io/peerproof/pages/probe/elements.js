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
import { createCanvasWatch } from './canvases.js';
import { pageNameOf } from './element-titles.js';
import { createSight } from './sight.js';

const STATE_INTERVAL_MS = 500;

// Less volume is -40 dB or below: beside speech at a usual level, nobody hears it.
const LEAST_VOLUME = 0.01;

/**
 * Watches the media elements of one document.
 *
 * @param watchFrames what createPresentationWatch returns
 * @param planes of createPlaneReader; undefined where that failed
 * @param isRemote whether a track came by `ontrack`
 * @param listenToMade listens to audio that the page made itself, and that an element plays: it may be a mix of what
 *   it received
 */
export function watchElements(channel, hooks, { watchFrames, planes, isRemote, listenToMade }) {
  const { emit, listen, guard, nameOf: nthOf } = channel;
  const names = new WeakMap();
  const pageNames = new WeakMap(); // element to the last name that its page had for it
  const emitted = new WeakMap(); // element to its last state, as text
  const unseen = new WeakMap(); // element to what hid it in that state
  const watched = new Set(); // of WeakRef: elements that were ever given a stream
  const remoteVideo = new Set(); // of WeakRef: received video tracks
  const originals = new WeakMap(); // clone of a track to the track that it shows
  const windows = new Set(); // of WeakRef: windows that the page opened
  const shadows = new Set(); // of WeakRef: shadow roots, of which the page may keep some to itself
  const sight = createSight(channel, hooks);
  let elements = 0;
  let frames = 0;
  let ticks = false;
  let canvases = null;

  // A clone of a received track shows what arrives, too.
  const originalOf = (track) => originals.get(track) ?? track;

  if (planes) {
    guard('canvases', () => {
      canvases = createCanvasWatch(channel, hooks, {
        planes,
        sight,
        originalOf,
        isRemote,
        showsRemote: (at) => showsRemote(at),
      });
    });
  }

  function addClone(clone, track) {
    originals.set(clone, originalOf(track));
    if (!isRemote(originalOf(track))) emit('track-cloned', { track: clone.id, kind: clone.kind, of: track.id });
  }

  if (globalThis.MediaStreamTrack) {
    hooks.method(globalThis.MediaStreamTrack.prototype, 'clone', (track) => ({
      returned: (clone) => addClone(clone, track),
    }));
    hooks.method(MediaStream.prototype, 'clone', (stream) => {
      const tracks = tracksOf(stream);
      return {
        returned(clone) {
          for (const kind of Array.of('audio', 'video')) {
            const from = tracks.filter((track) => track.kind === kind);
            const to = tracksOf(clone).filter((track) => track.kind === kind);
            to.forEach((track, i) => {
              if (from[i]) addClone(track, from[i]);
            });
          }
        },
      };
    });
  }

  /** The ids of tracks, of a received one where a track is its clone. */
  const idsOf = (tracks) => tracks.map((track) => (isRemote(originalOf(track)) ? originalOf(track).id : track.id));

  function tick() {
    if (ticks) return;
    ticks = true;
    setInterval(() => guard('elements', emitStates), STATE_INTERVAL_MS);
  }

  // By its name, because an element of a frame is of that frame's class.
  const isVideo = ({ localName }) => localName === 'video';

  function nameOf(element) {
    if (!names.has(element)) {
      names.set(element, nthOf(isVideo(element) ? 'video' : 'audio', ++elements));
      watched.add(new WeakRef(element));
      for (const event of ['play', 'pause', 'volumechange']) listen(element, event, () => emitState(element));
      tick();
      if (isVideo(element)) {
        watchFrames(element, names.get(element), {
          videoTrack: () => videoOf(element),
          isVisible: () => isVisible(element),
        });
      }
    }
    return names.get(element);
  }

  const tracksIn = (source) => (source instanceof MediaStream ? tracksOf(source) : Array.of());

  const showsRemote = (element) => tracksIn(element.srcObject).some((track) => isRemote(originalOf(track)));

  /** The video track of an element; the received one where it is a clone of that. */
  function videoOf(element) {
    const track = tracksIn(element.srcObject).find(({ kind }) => kind === 'video');
    return track && isRemote(originalOf(track)) ? originalOf(track) : track;
  }

  function onSource(element, source) {
    emit('source-set', { element: nameOf(element), tracks: idsOf(tracksIn(source)) });
    emitState(element);
  }

  hooks.setter(HTMLMediaElement.prototype, 'srcObject', onSource);

  hooks.method(HTMLMediaElement.prototype, 'play', (element) => ({
    resolved() {},
    rejected(error) {
      emit('play-refused', { element: nameOf(element), name: String(error?.name), message: String(error?.message) });
    },
  }));

  hooks.method(globalThis, 'open', () => ({
    returned(opened) {
      if (opened) windows.add(new WeakRef(opened));
    },
  }));

  hooks.method(Element.prototype, 'attachShadow', () => ({ returned: (root) => shadows.add(new WeakRef(root)) }));

  // The load of a frame does not bubble.
  listen(
    document,
    'load',
    ({ target }) => {
      if (target?.localName === 'iframe' && !target.contentDocument) tick();
    },
    true,
  );

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
    for (const track of tracksIn(element.srcObject)) {
      if (track.kind === 'audio' && !isRemote(originalOf(track))) listenToMade(originalOf(track));
    }
    const video = isVideo(element);
    // An element that was just given a stream has nothing to show yet, and the page is busy then.
    const isLookedAt = video && (element.readyState > 0 || emitted.has(element));
    const look = isLookedAt ? sight.lookAt(element) : { unseen: '', unsure: '', frame: '' };
    const state = {
      tracks: idsOf(tracksIn(element.srcObject)),
      paused: element.paused,
      muted: element.muted || element.volume <= LEAST_VOLUME,
      readyState: element.readyState,
      width: video ? element.videoWidth : 0,
      height: video ? element.videoHeight : 0,
      visible: video && !look.unseen,
      name: nameInPage(element),
      unseen: look.unseen,
      unsure: look.unsure,
      frame: look.frame,
    };
    unseen.set(element, look.unseen);
    const text = JSON.stringify(state);
    if (emitted.get(element) === text) return;
    emitted.set(element, text);
    emit('element-state', { element: names.get(element), ...state });
  }

  /** Returns whether a person sees the element; what hides it is emitted first, as the reason for that. */
  function isVisible(element) {
    const look = sight.lookAt(element);
    if (look.unseen !== unseen.get(element)) emitState(element);
    return !look.unseen;
  }

  /** Its page's name for an element, also after it was taken out of the document. */
  function nameInPage(element) {
    if (element.isConnected || !pageNames.has(element)) pageNames.set(element, pageNameOf(element));
    return pageNames.get(element);
  }

  function emitStates() {
    for (const reference of watched) {
      const element = reference.deref();
      if (element) emitState(element);
      else watched.delete(reference);
    }
    for (const frame of Array.from(document.querySelectorAll('iframe'))) emitFrameState(frame);
    const others = otherDocuments();
    others.forEach(watchWithin);
    if (isUnshown()) canvases?.watchAll(Array.of(document, ...others, ...alive(shadows)));
  }

  /** What a set of WeakRefs still holds. */
  function alive(references) {
    for (const reference of references) if (!reference.deref()) references.delete(reference);
    return Array.from(references, (reference) => reference.deref());
  }

  /** Documents that this page can reach: of its frames, of the windows that it opened, of its picture-in-picture. */
  function otherDocuments() {
    const found = new Set();
    const add = (page) => {
      if (!page || page === document || found.has(page)) return;
      found.add(page);
      for (const frame of Array.from(page.querySelectorAll('iframe'))) add(frame.contentDocument);
    };
    for (const frame of Array.from(document.querySelectorAll('iframe'))) add(frame.contentDocument);
    add(globalThis.documentPictureInPicture?.window?.document);
    for (const opened of alive(windows)) add(documentOf(opened));
    return Array.from(found);
  }

  /** The document of a window; undefined where it is closed, or of another origin. */
  function documentOf(opened) {
    try {
      return opened.closed ? undefined : opened.document;
    } catch {
      return undefined;
    }
  }

  /** Watches elements of another document that play what this page received. The probe there knows nothing of that. */
  function watchWithin(page) {
    for (const element of Array.from(page?.querySelectorAll('video, audio') ?? Array.of())) {
      if (showsRemote(element) && !names.has(element)) onSource(element, element.srcObject);
    }
  }

  /** Emits the state of a frame of another origin if it changed: its own page cannot see what hides it. */
  function emitFrameState(frame) {
    if (frame.contentDocument) return;
    if (!names.has(frame)) names.set(frame, nthOf('iframe', ++frames));
    const look = sight.lookAt(frame);
    const state = {
      tracks: Array.of(),
      paused: false,
      muted: true,
      readyState: 4,
      width: frame.clientWidth,
      height: frame.clientHeight,
      visible: !look.unseen,
      name: pageNameOf(frame),
      unseen: look.unseen,
      unsure: look.unsure,
      frame: look.frame,
    };
    const text = JSON.stringify(state);
    if (emitted.get(frame) === text) return;
    emitted.set(frame, text);
    emit('element-state', { element: names.get(frame), ...state });
  }

  /** Returns whether no element shows a received video, so that the page may paint it itself. */
  function isUnshown() {
    const live = Array.from(remoteVideo, (reference) => reference.deref()).filter(
      (track) => track?.readyState === 'live',
    );
    const elementsNow = Array.from(watched, (reference) => reference.deref()).filter(
      (element) => element && isVideo(element),
    );
    return live.some((track) => !elementsNow.some((at) => videoOf(at) === track && !sight.lookAt(at).unseen));
  }

  const playsAloud = (element, track) =>
    !element.paused &&
    !element.muted &&
    element.volume > LEAST_VOLUME &&
    tracksIn(element.srcObject).some((one) => originalOf(one) === track && one.enabled);

  return {
    /** Adds a received video track, which a canvas may show. */
    addRemoteVideo(track) {
      remoteVideo.add(new WeakRef(track));
      canvases?.addRemoteVideo(track);
      tick();
    },

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
