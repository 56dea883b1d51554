// The probe's way out over the Chrome DevTools Protocol: a function that the browser puts on the global of each new document,
// before the first script of it runs.

/**
 * Takes the binding off the global, where the page would meet it.
 *
 * @returns a channel; undefined where there is no binding: the probe has been here before
 */
export function takeBinding(name) {
  const binding = globalThis[name];
  if (typeof binding !== 'function') return undefined;
  delete globalThis[name];
  // What comes from here is told from what other documents say by its first line; numbers of the protocol's contexts begin anew
  // with each process.
  const id = Math.random().toString(36).slice(2);
  return (text) => binding(`${id}\n${text}`);
}
