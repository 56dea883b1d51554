// What the page needs from the network: its scripts, and its WebSockets.

import { Array, performance } from './builtins.js';

/** Addresses of modules that were asked for and did not come; the browser blames the module that imports them. */
function missingModules(importer) {
  return performance
    .getEntriesByType('resource')
    .filter(({ name, initiatorType, responseStatus }) => {
      const isScript = initiatorType === 'script' || initiatorType === 'other';
      return isScript && name !== importer && responseStatus >= 400;
    })
    .map(({ name }) => name);
}

export function watchLoading({ emit, listen }, hooks) {
  const Script = globalThis.HTMLScriptElement; // before the page can replace it
  // The error of a script that does not load does not bubble, but is seen on its way down.
  const onError = ({ target }) => {
    if (!(target instanceof Script)) return;
    const missing = target.type === 'module' ? missingModules(target.src) : Array.of();
    for (const url of missing.length > 0 ? missing : Array.of(target.src || location.href))
      emit('script-failed', { url });
  };
  listen(window, 'error', onError, true);

  const watch = (socket) => {
    let opened = false;
    listen(socket, 'open', () => {
      opened = true;
    });
    listen(socket, 'close', ({ code, reason, wasClean }) => {
      emit('socket-closed', { url: socket.url, opened, code, reason, clean: wasClean });
    });
  };
  const threw = (error) =>
    emit('method-failed', { pc: '', method: 'new WebSocket', name: `${error?.name}`, message: `${error?.message}` });
  hooks.constructor(['WebSocket'], watch, threw);
}
