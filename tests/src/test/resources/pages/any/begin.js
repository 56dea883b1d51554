// A call as ?role=…&room=… says, at the relay beside this page or at ?relay=…
import { createCall } from '../call.js';

const query = new URLSearchParams(location.search);

export function begin(change = () => {}, room = query.get('room')) {
  const call = createCall({ role: query.get('role'), room, remote: document.getElementById('remote') });
  call.relay = query.get('relay') ?? new URL('/signal', location.href.replace(/^http/, 'ws')).href;
  change(call);
  return call.start();
}
