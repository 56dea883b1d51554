/**
 * Being in a room: who I am, who else is here, and coming back after the signaling server was lost.
 * `status` is one of `idle`, `joining`, `joined`, `lost`.
 */

/** After a cut the server may hold this page's old seat until its ping time-out (1.5 s): a full room may be us. */
const SEAT_RETRIES = 3;
const SEAT_RETRY_MS = 1000;

/**
 * @typedef {{id: string, name?: string}} Peer
 * @param {(on: object) => object} connectWith makes the signaling client, given what it should call
 * @param {object} on `change()`, `welcome(peers)`, `joined(peer)`, `left(peer, reason)`, `message(message)`,
 *   `lost(code)`, `refused(code, sentence)`, `trace(kind)`
 */
export function createRoom(connectWith, on) {
  const room = { status: 'idle', name: '', myName: '', self: '', iceServers: [], peers: new Map(), attempt: 0 };
  let seatRetries = 0;
  let seatTimer = 0;

  const signaling = connectWith({
    open: sendJoin,
    message: receive,
    lost: ({ code, attempt }) => {
      const first = room.status !== 'lost';
      Object.assign(room, { status: 'lost', attempt });
      room.peers.clear();
      if (first) on.lost(code);
      on.change();
    },
  });

  function sendJoin() {
    const join = { type: 'join', room: room.name };
    if (room.myName) join.name = room.myName;
    signaling.send(join);
    on.trace('join');
  }

  function receive(message) {
    switch (message.type) {
      case 'welcome':
        return welcome(message);
      case 'joined':
        return joined(message.peer);
      case 'left':
        return left(message);
      case 'error':
        return refused(message);
      default:
        return on.message(message);
    }
  }

  function welcome({ self, peers, iceServers }) {
    seatRetries = 0;
    Object.assign(room, { status: 'joined', self, iceServers: iceServers ?? [], attempt: 0 });
    room.peers = new Map(peers.map((peer) => [peer.id, peer]));
    on.trace('welcome');
    on.welcome(peers);
    on.change();
  }

  function joined(peer) {
    room.peers.set(peer.id, peer);
    on.joined(peer);
    on.change();
  }

  function left({ peer: id, reason }) {
    const peer = room.peers.get(id) ?? { id };
    room.peers.delete(id);
    on.left(peer, reason);
    on.change();
  }

  function refused({ code, message }) {
    // The server announced the departure before it refused a message to the one who had gone.
    if (code === 'unknown-peer') return;
    if (room.status === 'joined') {
      on.refused(code, message);
      return;
    }
    if (code === 'room-full' && room.status === 'lost' && seatRetries < SEAT_RETRIES) {
      seatRetries += 1;
      seatTimer = setTimeout(sendJoin, SEAT_RETRY_MS);
      return;
    }
    stop();
    on.refused(code, message);
    on.change();
  }

  function stop() {
    clearTimeout(seatTimer);
    seatRetries = 0;
    signaling.close();
    room.status = 'idle';
    room.peers.clear();
  }

  return {
    get state() {
      return room;
    },
    send: signaling.send,
    join(name, myName) {
      Object.assign(room, { status: 'joining', name, myName });
      signaling.connect();
      on.change();
    },
    reconnect: signaling.connect,
    leave() {
      signaling.send({ type: 'leave' });
      stop();
      on.change();
    },
  };
}
