// Full frames of a received track at intervals, to measure their quality. Rarer where copying one takes long.

import { copyInto, Map, performance, Reflect, String, subarrayOf, Uint8Array } from './builtins.js';
import { sourceOf } from './stamp.js';

const SNAPSHOT_FIRST_AFTER_MS = 500;
const SNAPSHOT_INTERVAL_MS = 1000;
const SNAPSHOT_PER_TRACK = 10;
const SNAPSHOT_LONGEST_MS = 8;
const SNAPSHOT_MOST_PIXELS = 1280 * 720; // a megabyte and more on its way to the harness

export function createSnapshots({ emit }) {
  const { apply } = Reflect;
  const { now } = performance;
  const { toBase64 } = Uint8Array.prototype; // from Chrome 140 on
  const { fromCharCode } = String;
  const encode = btoa.bind(window);
  const tracks = new Map(); // id to {dueAt, emitted}

  function base64(bytes) {
    if (toBase64) return apply(toBase64, bytes, []);
    let text = '';
    for (let i = 0; i < bytes.length; i += 8192) text += apply(fromCharCode, null, subarrayOf(bytes, i, i + 8192));
    return encode(text);
  }

  function packed({ luma, stride, width, height }) {
    if (stride === width) return subarrayOf(luma, 0, width * height);
    const rows = new Uint8Array(width * height);
    for (let line = 0; line < height; line++)
      copyInto(rows, subarrayOf(luma, line * stride, line * stride + width), line * width);
    return rows;
  }

  return {
    /** Offers a stamped, upright frame of a received camera's track; it is emitted when one is due. */
    offer(fields, track, { stamp, plane }) {
      if (!stamp || stamp.orientation || sourceOf(stamp).screen || !plane) return;
      const began = now();
      const state = tracks.get(track) ?? { dueAt: began + SNAPSHOT_FIRST_AFTER_MS, emitted: 0 };
      tracks.set(track, state);
      const { width, height } = plane;
      if (began < state.dueAt || state.emitted >= SNAPSHOT_PER_TRACK || width * height > SNAPSHOT_MOST_PIXELS) return;
      emit('picture', { ...fields, track, ...stamp, width, height, luma: base64(packed(plane)) });
      state.emitted += 1;
      // A slow copy doubles the interval.
      state.dueAt = began + SNAPSHOT_INTERVAL_MS * (now() - began > SNAPSHOT_LONGEST_MS ? 2 : 1);
    },
  };
}
