// getUserMedia: requested, granted, refused; also the legacy ones of navigator, with callbacks.

import { Array, JSON, Object, Reflect, String, tracksOf, whenSettled } from './builtins.js';
import { withheldOf } from './permissions.js';

/**
 * @param onCaptured gets each captured track and the number of its request
 * @param replaceDevices gives the tracks of a captured stream the page's own devices, where it shares its browser
 */
export function watchDevices({ emit }, hooks, { onCaptured, replaceDevices = () => {} }) {
  const { enumerateDevices } = globalThis.MediaDevices?.prototype ?? {};
  const { getCapabilities } = globalThis.InputDeviceInfo?.prototype ?? {};
  let requests = 0;
  let missing = false;

  /** Emits that no device meets a constraint: what was asked of it, and what the devices of that kind can give. */
  function emitOverconstrained(fields, { constraint }, constraints) {
    const kinds = Object.entries({ videoinput: constraints?.video, audioinput: constraints?.audio });
    const [kind, asked] = Array.from(kinds).find(([, of]) => of?.[constraint] !== undefined) ?? Array.of('', {});
    const text = (value) => (value === undefined ? '' : JSON.stringify(value));
    const emitWith = (given) =>
      emit('media-refused', { ...fields, constraint, asked: text(asked[constraint]), given: text(given) });
    const given = (devices) =>
      Array.from(devices)
        .filter((device) => device.kind === kind && getCapabilities)
        .map((device) => Reflect.apply(getCapabilities, device, Array.of())[constraint])
        .find((capability) => capability !== undefined);
    whenSettled(
      Reflect.apply(enumerateDevices, navigator.mediaDevices, Array.of()),
      (devices) => emitWith(given(devices)),
      () => emitWith(undefined),
    );
  }

  /** The devices that the page asked for and its Permissions-Policy withholds: `camera, microphone`. */
  const blockedFor = (constraints) =>
    withheldOf(
      Array.of(constraints?.video && 'camera', constraints?.audio && 'microphone').filter((feature) => feature),
    );

  function ask(constraints) {
    const request = ++requests;
    emit('media-requested', {
      request,
      audio: !!constraints?.audio,
      video: !!constraints?.video,
    });
    return {
      resolved(stream) {
        replaceDevices(stream);
        emit('media-granted', {
          request,
          tracks: tracksOf(stream).map(({ id, kind, label }) => ({ id, kind, label })),
        });
        for (const track of tracksOf(stream)) onCaptured(track, request);
      },
      rejected(error) {
        const blocked = error?.name === 'NotAllowedError' ? blockedFor(constraints) : '';
        const fields = { request, name: String(error?.name), message: String(error?.message), blocked };
        if (error?.constraint) emitOverconstrained(fields, error, constraints);
        else emit('media-refused', fields);
      },
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
