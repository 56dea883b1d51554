// The least page that makes a call: ?role=caller|callee&fault=…
const query = new URLSearchParams(location.search);
const calls = query.get('role') === 'caller';
const faults = {
  none() {},
  // of the sender
  'microphone-muted': ({ stream }) => { stream.getAudioTracks()[0].enabled = false; },
  'camera-black': ({ stream }) => { stream.getVideoTracks()[0].enabled = false; },
  'camera-taken-away': ({ pc }) => {
    pc.addEventListener('connectionstatechange', () => {
      if (pc.connectionState !== 'connected') return;
      setTimeout(() => pc.getSenders().find(({ track }) => track?.kind === 'video').replaceTrack(null), 1000);
    });
  },
  // of the receiver
  'element-hidden': ({ remote }) => { remote.style.display = 'none'; },
  'element-off-the-page': ({ remote }) => { remote.style.cssText = 'position: absolute; left: -9000px'; },
  'element-muted': ({ remote }) => { remote.muted = true; },
  'never-shown': ({ pc }) => { pc.ontrack = null; },
};

const remote = document.getElementById('remote');
const socket = new WebSocket(`ws://${location.host}/signal`);
const send = (message) => socket.send(JSON.stringify(message));
const early = [];
let other = null;
let ready = null;

async function start(iceServers) {
  const pc = new RTCPeerConnection({ iceServers });
  pc.onicecandidate = ({ candidate }) => send({ type: 'candidate', to: other, candidate });
  pc.ontrack = ({ streams: [stream] }) => {
    if (remote.srcObject !== stream) remote.srcObject = stream;
  };
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getTracks()) pc.addTrack(track, stream);
  faults[query.get('fault') ?? 'none']({ pc, stream, remote });
  return pc;
}

async function describe(pc) {
  await pc.setLocalDescription();
  send({ type: 'description', to: other, description: pc.localDescription });
}

async function found(id) {
  other = id;
  const pc = await ready;
  if (calls) await describe(pc);
}

socket.onopen = () => send({ type: 'join', room: 'call' });
socket.onmessage = async ({ data }) => {
  const { type, iceServers, peers, peer, from, description, candidate } = JSON.parse(data);
  if (type === 'welcome') ready = start(iceServers);
  if (type === 'welcome' && peers.length > 0) await found(peers[0].id);
  if (type === 'joined') await found(peer.id);
  if (type === 'description') {
    other = from;
    const pc = await ready;
    await pc.setRemoteDescription(description);
    for (const kept of early.splice(0)) await pc.addIceCandidate(kept);
    if (description.type === 'offer') await describe(pc);
  }
  if (type === 'candidate') {
    const pc = await ready;
    if (pc.remoteDescription) await pc.addIceCandidate(candidate);
    else early.push(candidate);
  }
};
