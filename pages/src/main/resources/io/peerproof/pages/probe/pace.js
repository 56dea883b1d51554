// How well the page's main thread keeps up: a timer that is set again and again, and how late it fires. What the page itself
// does for long makes it late too, so it is evidence only beside what the harness measures of the machine.

const PACE_TIMER_MS = 100;
const PACE_INTERVAL_MS = 500;

/** Tells how many of the timers fired, by how much the latest was late, and what frame rate the page's cameras are set to. */
export function watchPace({ emit, guard }) {
  const { apply } = Reflect;
  const { getSettings } = globalThis.MediaStreamTrack?.prototype ?? {};
  const later = setTimeout.bind(window);
  const now = performance.now.bind(performance);
  const cameras = []; // of WeakRef
  let since = now();
  let due = since + PACE_TIMER_MS;
  let fired = 0;
  let mostLateMs = 0;

  /** The least that a live camera is set to; null without one: the page may have asked for fewer frames than it can give. */
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
    later(() => guard('pace', onTimer), PACE_TIMER_MS);
  }

  later(() => guard('pace', onTimer), PACE_TIMER_MS);

  return {
    /** A camera's track that the page got. */
    addCamera(track) {
      cameras.push(new WeakRef(track));
    },
  };
}
