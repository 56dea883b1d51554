// What reaches only tabs of the same browser: BroadcastChannel, storage events, SharedWorker.

import { Set, String } from './builtins.js';

// Names of channels that are emitted; more tell no more.
const TABS_MOST_NAMES = 8;

/** Emits once for each of these that the page uses. */
export function watchTabs({ emit }, hooks) {
  const known = new Set();

  function tell(api, name) {
    const key = `${api} ${name}`;
    if (known.has(key) || known.size >= TABS_MOST_NAMES) return;
    known.add(key);
    emit('tab-channel', { api, name });
  }

  if (globalThis.BroadcastChannel) {
    hooks.method(BroadcastChannel.prototype, 'postMessage', (channel) => tell('BroadcastChannel', channel.name));
  }
  if (globalThis.SharedWorker) hooks.constructor(['SharedWorker'], (_, args) => tell('SharedWorker', String(args[0])));
  hooks.method(EventTarget.prototype, 'addEventListener', (_, args) => {
    if (args[0] === 'storage') tell('storage', '');
  });
  hooks.setter(globalThis, 'onstorage', (_, listener) => {
    if (listener) tell('storage', '');
  });
}
