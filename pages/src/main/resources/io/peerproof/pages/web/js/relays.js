/** Which relay the page may use besides the one beside it: the camera of a person must not go where a link says. */

/**
 * @param {string} relay the address of a WebSocket
 * @param {string[]} allowed relays of other servers: `wss://host/signal`, or `wss://host` for any path of it
 * @returns {boolean} whether it is on the page's own server, or allowed
 */
export function isAllowedRelay(relay, allowed, page = location.href) {
  const url = parse(relay);
  if (!url || url.username || url.password) return false;
  if (url.host === new URL(page).host) return true;
  return allowed.map(parse).some((one) => one !== null && covers(one, url));
}

/** The relays that the page's server allows: `relays.json` beside the page. */
export async function fetchAllowedRelays() {
  try {
    const response = await fetch('relays.json');
    const relays = response.ok ? await response.json() : [];
    return Array.isArray(relays) ? relays : [];
  } catch {
    return []; // a server that says nothing allows nothing
  }
}

function covers(allowed, url) {
  return (
    allowed.protocol === url.protocol &&
    allowed.host === url.host &&
    (allowed.pathname === '/' || allowed.pathname === url.pathname)
  );
}

function parse(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'ws:' || url.protocol === 'wss:' ? url : null;
  } catch {
    return null;
  }
}
