// The specification's perfect negotiation without its collisions: the caller alone offers.
const query = new URLSearchParams(location.search);
const role = query.get('role');

async function start() {
  const stream = await capture();
  const socket = io();
  const pc = new RTCPeerConnection();
  for (const track of stream.getTracks()) {
    if (!(fault === 'no-video' && track.kind === 'video')) pc.addTrack(track, stream);
  }
  pc.ontrack = ({ streams: [shown] }) => {
    document.getElementById('remote').srcObject = shown;
  };
  pc.onicecandidate = ({ candidate }) => socket.emit('candidate', candidate);

  async function describe() {
    await pc.setLocalDescription();
    socket.emit('description', pc.localDescription);
  }

  // The first in the room is told of the second: a caller offers, a callee asks for an offer.
  socket.on('joined', () => (role === 'caller' ? describe() : socket.emit('description', { type: 'ready' })));
  socket.on('description', async (description) => {
    if (description.type === 'ready') return describe();
    await pc.setRemoteDescription(description);
    if (description.type === 'offer') await describe();
  });
  socket.on('candidate', (candidate) => pc.addIceCandidate(candidate));
  socket.on('connect', () => socket.emit('join', query.get('room')));
}

start();
