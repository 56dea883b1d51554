/** List of the peers in the room, each with a call button, and the invitation link. */
import { byId, html } from './dom.js';
import { inviteUrl } from './options.js';

/** @param {{call: (id: string) => void, nameOf: (peer: object) => string}} on */
export function createPeerList(text, on) {
  const list = byId('peers');
  const copied = byId('copied');

  /** @param {{peers: Map<string, object>, name: string, myName: string, self: string}} room */
  function render(room, mayCall) {
    const me = itemOf(text.t(room.myName ? 'room.you' : 'room.me', { name: room.myName }), 'me');
    const others = [...room.peers.values()].map((peer) => peerItem(peer, mayCall));
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.call : null;
    const alone = html('li', { class: 'alone' }, text.t('room.alone'));
    list.replaceChildren(me, ...(others.length ? others : [alone]));
    if (focused) list.querySelector(`[data-call="${CSS.escape(focused)}"]`)?.focus();
    byId('room-name').textContent = room.name;
    const url = inviteUrl(room.name);
    byId('second-tab').href = url;
    byId('invite').value = url;
  }

  function peerItem(peer, mayCall) {
    const name = on.nameOf(peer);
    const item = itemOf(name, 'peer');
    item.dataset.peerId = peer.id;
    item.dataset.peerName = peer.name ?? '';
    const button = html(
      'button',
      {
        type: 'button',
        class: 'call',
        'data-call': peer.id,
        'aria-label': text.t('room.callName', { name }),
        disabled: !mayCall,
      },
      text.t('room.call'),
    );
    button.addEventListener('click', () => on.call(peer.id));
    item.append(button);
    return item;
  }

  function itemOf(name, kind) {
    return html(
      'li',
      { class: kind },
      html('span', { class: 'avatar', 'aria-hidden': 'true' }, initial(name)),
      html('span', { class: 'name' }, name),
    );
  }

  byId('invite').addEventListener('focus', ({ target }) => target.select());
  // Only secure pages have a clipboard; the address in the field can be copied by hand on any.
  byId('copy-invite').hidden = !navigator.clipboard;
  byId('copy-invite').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(byId('invite').value);
      copied.textContent = text.t('room.copied');
    } catch {
      byId('invite').focus();
    }
  });
  return { render };
}

export function initial(name) {
  return [...name][0]?.toUpperCase() ?? '?';
}
