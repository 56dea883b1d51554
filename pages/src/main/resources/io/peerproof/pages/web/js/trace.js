/**
 * What happened, in order, with its time in ms since the call began (clicking Call, or the offer's arrival). The
 * diagram and the steps are drawn from it. What happened before a call (joining) is kept, with negative times.
 */

/**
 * @typedef {{kind: string, ms: number, detail: object}} Entry
 * @param {{reset: (entries: Entry[]) => void, add: (entry: Entry) => void}} listener
 */
export function createTrace(listener) {
  let before = [];
  let began = null;

  return {
    /** Kinds of signaling, before any call. A new `join` takes the place of the one before. */
    addSignaling(kind) {
      const at = performance.now();
      before = [...before.filter((one) => kind !== 'join' && one.kind !== kind), { kind, at }];
      if (began === null) listener.reset(before.map((one) => entry(one, at)));
    },
    begin() {
      began = performance.now();
      listener.reset(before.map((one) => entry(one, began)));
    },
    /** @returns {number} its time */
    add(kind, detail = {}) {
      const ms = Math.round(performance.now() - began);
      listener.add({ kind, detail, ms });
      return ms;
    },
  };
}

function entry({ kind, at }, origin) {
  return { kind, detail: {}, ms: Math.round(at - origin) };
}
