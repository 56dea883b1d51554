// getDisplayMedia: asked, granted, refused. The page gets the screen that the browser gives it, with the stamp of its
// peer's screen in every frame.

import { Array, Promise, Reflect, String, tracksOf, whenSettled } from './builtins.js';
import { withheldOf } from './permissions.js';
import { screenOf } from './stamp.js';
import { createStampPainter } from './stamp-painter.js';

// What Chromium says: third_party/blink/renderer/modules/mediastream.
const DISPLAY_UNTOUCHED =
  "Failed to execute 'getDisplayMedia' on 'MediaDevices': getDisplayMedia() requires transient activation (user gesture).";
const DISPLAY_REFUSED = 'Permission denied by user';

/**
 * @param screen {peer, loopFrames, policy} of this peer; undefined leaves all to the browser
 * @param replacer see track-replacer.js
 */
export function watchDisplay({ emit, guard }, hooks, screen, replacer) {
  if (!globalThis.MediaDevices?.prototype.getDisplayMedia) return;
  const { apply } = Reflect;
  const { DOMException, navigator } = globalThis;
  const { stop } = globalThis.MediaStreamTrack.prototype;
  let requests = 0;

  /** Creates what makes the frames of one share. */
  function createFrames() {
    const paint = createStampPainter(screenOf(screen.peer));
    let shown = 0;
    return ({ displayWidth, displayHeight, timestamp }) =>
      paint(displayWidth, displayHeight, timestamp, shown++ % screen.loopFrames);
  }

  /** Puts a track with the stamp in the place of the browser's; returns whether it did. */
  function stampTrack(stream) {
    const native = tracksOf(stream).find(({ kind }) => kind === 'video');
    return !!native && !!screen && replacer.replace(stream, native, 'screen', createFrames());
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
}
