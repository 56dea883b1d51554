// Carries simple-peer's signals over Peerproof's relay, whose protocol is docs/signaling.md.
const query = new URLSearchParams(location.search);
const role = query.get('role');

async function start() {
  const stream = await capture();
  const socket = new WebSocket(`ws://${location.host}/signal`);
  const send = (message) => socket.send(JSON.stringify(message));
  let peer = null;
  let iceServers = [];

  function meet(id) {
    peer = new SimplePeer({
      initiator: role === 'caller',
      stream: fault === 'no-stream' ? false : stream,
      config: { iceServers },
    });
    peer.on('signal', (signal) =>
      send(
        signal.candidate
          ? { type: 'candidate', to: id, candidate: signal.candidate }
          : { type: 'description', to: id, description: signal },
      ),
    );
    peer.on('stream', (shown) => {
      document.getElementById('remote').srcObject = shown;
    });
    peer.on('error', (error) => console.error(`simple-peer: ${error.message}`));
  }

  socket.onopen = () => send({ type: 'join', room: query.get('room'), name: role });
  socket.onmessage = ({ data }) => {
    const { type, description, candidate, peers, peer: other, iceServers: offered } = JSON.parse(data);
    if (type === 'welcome') {
      iceServers = offered;
      for (const { id } of peers) meet(id);
    }
    if (type === 'joined') meet(other.id);
    if (type === 'description') {
      if (fault === 'cut-off') socket.close();
      else peer.signal(description);
    }
    if (type === 'candidate' && candidate) peer.signal({ type: 'candidate', candidate });
    if (type === 'error') console.error('the relay refused a message', data);
  };
}

start();
