// getUserMedia: requested, granted, refused; also the legacy ones of navigator, with callbacks.

import { String, tracksOf } from './builtins.js';

export function watchDevices({ emit }, hooks, { onCamera }) {
  let requests = 0;
  let missing = false;

  function ask(constraints) {
    const request = ++requests;
    emit('media-requested', {
      request,
      audio: !!constraints?.audio,
      video: !!constraints?.video,
    });
    return {
      resolved(stream) {
        emit('media-granted', {
          request,
          tracks: tracksOf(stream).map(({ id, kind, label }) => ({ id, kind, label })),
        });
        for (const track of tracksOf(stream)) if (track.kind === 'video') onCamera(track, request);
      },
      rejected: (error) =>
        emit('media-refused', {
          request,
          name: String(error?.name),
          message: String(error?.message),
        }),
    };
  }

  if (globalThis.MediaDevices)
    hooks.method(MediaDevices.prototype, 'getUserMedia', (_, [constraints]) => ask(constraints));

  // Media Capture and Streams, section 10.1.1: legacy, and still there in Chrome.
  for (const name of ['getUserMedia', 'webkitGetUserMedia']) {
    hooks.method(Navigator.prototype, name, (_, args) => {
      const { resolved, rejected } = ask(args[0]);
      hooks.callback(args, 1, name, resolved);
      hooks.callback(args, 2, name, rejected);
    });
  }

  return {
    /** Emits that the page has nothing to capture with; called when it makes a connection. */
    checkAvailable() {
      if (missing || navigator.mediaDevices) return;
      missing = true;
      emit('no-media-devices', { secure: isSecureContext });
    },
  };
}
