// Load of the page's main thread: how late a repeated timer fires. Long tasks of the page make it late too, so it is
// evidence only together with the harness's measures of the machine.

import { Array, Math, performance, Reflect, setTimeout, WeakRef } from './builtins.js';

const PACE_TIMER_MS = 100;
const PACE_INTERVAL_MS = 500;

/** Emits the number of timers that fired, the largest lateness, and the frame rate set on the page's cameras. */
export function watchPace({ emit, guard }) {
  const { apply } = Reflect;
  const { getSettings } = globalThis.MediaStreamTrack?.prototype ?? {};
  const { now } = performance;
  const cameras = Array.of(); // of WeakRef
  let since = now();
  let due = since + PACE_TIMER_MS;
  let fired = 0;
  let mostLateMs = 0;

  /** Lowest frame rate set on a live camera, which the page may have reduced; null without a camera. */
  function frameRate() {
    const rates = cameras
      .map((reference) => reference.deref())
      .filter((track) => track?.readyState === 'live' && track.enabled)
      .map((track) => apply(getSettings, track, []).frameRate)
      .filter((rate) => rate > 0);
    return rates.length > 0 ? Math.min(...rates) : null;
  }

  function onTimer() {
    const at = now();
    fired += 1;
    mostLateMs = Math.max(mostLateMs, at - due);
    if (at - since >= PACE_INTERVAL_MS) {
      emit('pace', {
        spanMs: Math.round(at - since),
        fired,
        mostLateMs: Math.round(mostLateMs),
        frameRate: frameRate(),
      });
      since = at;
      fired = 0;
      mostLateMs = 0;
    }
    due = now() + PACE_TIMER_MS;
    setTimeout(() => guard('pace', onTimer), PACE_TIMER_MS);
  }

  setTimeout(() => guard('pace', onTimer), PACE_TIMER_MS);

  return {
    /** Adds a camera's track that the page got. */
    addCamera(track) {
      cameras.push(new WeakRef(track));
    },
  };
}
