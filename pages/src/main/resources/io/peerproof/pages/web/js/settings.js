/** ICE servers: the server's, or the person's own. */
import { byId } from './dom.js';
import { formatIceServers, parseIceServers } from './ice-servers.js';

/**
 * @param {string|null} override from the address, one server a line; null uses the server's
 * @returns {{servers: () => RTCIceServer[], offer: (servers: RTCIceServer[]) => void, open: () => void}}
 */
export function createSettings(text, override) {
  const input = byId('ice-input');
  const result = byId('ice-result');
  let offered = [];
  let own = null;

  function apply(lines) {
    try {
      own = parseIceServers(lines);
      showResult('settings.applied');
    } catch (error) {
      showResult('settings.wrong', error);
      open();
    }
  }

  function showResult(path, { line } = {}) {
    result.textContent = text.t(path, { line });
    input.setAttribute('aria-invalid', String(line !== undefined));
  }

  function open() {
    byId('settings').open = true;
    byId('settings').scrollIntoView({ block: 'nearest' });
    input.focus();
  }

  byId('ice-form').addEventListener('submit', (event) => {
    event.preventDefault();
    apply(input.value);
  });
  byId('ice-reset').addEventListener('click', () => {
    own = null;
    input.value = formatIceServers(offered);
    showResult('settings.applied');
  });
  if (override !== null) {
    input.value = override;
    apply(override);
  }

  return {
    servers: () => own ?? offered,
    offer(servers) {
      offered = servers;
      if (own === null && override === null) input.value = formatIceServers(servers);
    },
    open,
  };
}
