/**
 * The WebSocket to the signaling server (docs/signaling.md): one JSON object per message. It opens the socket, opens it
 * again when it is lost, and notices when the server is gone although the socket looks open. It knows nothing of rooms.
 */

/** Waits before each new attempt, the last one repeated. Short first: a restarted server is back within a second. */
const BACKOFF_MS = [250, 500, 1000, 2000, 4000];
/** A browser shows pages no WebSocket pings, so the page asks by itself; the protocol's `ping` is for this. */
const PING_EVERY_MS = 2000;
const PONG_WITHIN_MS = 3000;

/**
 * @param {string | null} relay the one that the address names, a `ws:` or `wss:` URL; else null
 * @returns {string} its address, or that of the `signal` endpoint beside this page, `ws:` or `wss:` as the page is
 */
export function signalUrl(relay = null, page = location.href) {
  if (relay !== null && /^wss?:\/\/[^/]/.test(relay)) return relay;
  const url = new URL('signal', page);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/**
 * @param {{open: () => void, message: (message: object) => void,
 *   lost: (why: {code: number, attempt: number}) => void}} on
 */
export function createSignaling(url, on) {
  let socket = null;
  let attempt = 0;
  let reconnectTimer = 0;
  let pingTimer = 0;
  let pingedAt = 0;

  function connect() {
    clearTimeout(reconnectTimer);
    drop();
    // step 1
    const opening = new WebSocket(url);
    opening.onopen = () => ready(opening);
    opening.onmessage = ({ data }) => receive(opening, data);
    opening.onclose = ({ code }) => lost(opening, code);
    // end of step
    socket = opening;
  }

  function ready(source) {
    if (source !== socket) return;
    attempt = 0;
    pingedAt = 0;
    pingTimer = setInterval(ping, PING_EVERY_MS);
    on.open();
  }

  function receive(source, data) {
    if (source !== socket) return;
    pingedAt = 0;
    const message = JSON.parse(data);
    if (message.type !== 'pong') on.message(message);
  }

  function ping() {
    if (pingedAt && performance.now() - pingedAt > PONG_WITHIN_MS) {
      lost(socket, 1006);
      return;
    }
    if (!pingedAt) {
      pingedAt = performance.now();
      send({ type: 'ping' });
    }
  }

  function lost(source, code) {
    if (source !== socket) return;
    drop();
    reconnectTimer = setTimeout(connect, BACKOFF_MS[Math.min(attempt, BACKOFF_MS.length - 1)]);
    attempt += 1;
    on.lost({ code, attempt });
  }

  /** Forgets the socket first, so that nothing it still says is heard. */
  function drop() {
    clearInterval(pingTimer);
    const old = socket;
    socket = null;
    old?.close();
  }

  function send(message) {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  }

  function close() {
    clearTimeout(reconnectTimer);
    attempt = 0;
    drop();
  }

  return { connect, send, close };
}
