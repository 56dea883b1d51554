// Faults that come later.

/** A moment of a call that is underway: long enough for both ends to have been proven. */
export const LATER_MS = 1500;

/** Does it once, so long after the call's first connection stands. */
export function later(call, act, afterMs = LATER_MS) {
  let done = false;
  call.whenConnected.push((pc) => {
    if (!done) setTimeout(act, afterMs, pc);
    done = true;
  });
}
