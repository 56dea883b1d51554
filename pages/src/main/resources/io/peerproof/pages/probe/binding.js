// The probe's transport over the Chrome DevTools Protocol: a function that the browser adds to the global object of
// each new document before its first script runs.

import { Math } from './builtins.js';

/**
 * Removes the binding from the global object, where the page would see it.
 *
 * @returns a transport; undefined without a binding, because the probe runs already
 */
export function takeBinding(name) {
  const binding = globalThis[name];
  if (typeof binding !== 'function') return undefined;
  delete globalThis[name];
  // The first line of a message identifies its document: the protocol's context numbers restart with each process.
  const id = Math.random().toString(36).slice(2);
  return (text) => binding(`${id}\n${text}`);
}
