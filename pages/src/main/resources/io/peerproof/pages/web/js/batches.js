/**
 * Hands the entries of a trace on in batches. Drawing a row lays the whole page out again; done at once for each of
 * forty entries it took longer than the call that it shows.
 */
const BATCH_MS = 100;

/**
 * @param {{reset: (entries: object[]) => void, add: (entries: object[]) => void}} listener
 * @returns {{reset: (entries: object[]) => void, add: (entry: object) => void}}
 */
export function createBatches({ reset, add }) {
  let fresh = null;
  let waiting = [];
  let timer = 0;

  function later() {
    if (timer === 0) timer = setTimeout(deliver, BATCH_MS);
  }

  function deliver() {
    timer = 0;
    const [entries, more] = [fresh, waiting];
    [fresh, waiting] = [null, []];
    if (entries) reset(entries);
    if (more.length) add(more);
  }

  return {
    reset(entries) {
      fresh = entries;
      waiting = [];
      later();
    },
    add(entry) {
      waiting.push(entry);
      later();
    },
  };
}
