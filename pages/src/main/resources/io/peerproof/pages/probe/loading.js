// What the page needs from the network: its scripts, and its WebSockets.

export function watchLoading({ emit, listen }, hooks) {
  const Script = globalThis.HTMLScriptElement; // before the page can replace it
  // The error of a script that does not load does not bubble, but is seen on its way down.
  const onError = ({ target }) => {
    if (target instanceof Script) emit('script-failed', { url: target.src });
  };
  listen(window, 'error', onError, true);

  hooks.constructor(['WebSocket'], (socket) => {
    let opened = false;
    listen(socket, 'open', () => {
      opened = true;
    });
    listen(socket, 'close', ({ code, reason, wasClean }) => {
      emit('socket-closed', { url: socket.url, opened, code, reason, clean: wasClean });
    });
  });
}
