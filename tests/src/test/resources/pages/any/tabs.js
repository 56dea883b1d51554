// A call of two tabs, which need no server to find each other: ?role=…&room=…&by=channel|storage&begin=click&fault=…
const query = new URLSearchParams(location.search);
const role = query.get('role');
const room = query.get('room');
const fault = query.get('fault');
const remote = document.getElementById('remote');

const received = []; // what comes before there is a connection
let receive = (message) => received.push(message);

function overStorage() {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === room && newValue) receive(JSON.parse(newValue).message);
  });
  return (message) => localStorage.setItem(room, JSON.stringify({ message, at: performance.now() }));
}

function overChannel() {
  const channel = new BroadcastChannel(room);
  channel.onmessage = ({ data }) => receive(data);
  return (message) => channel.postMessage(message);
}

const post = query.get('by') === 'storage' ? overStorage() : overChannel();

if (query.get('begin') === 'click') {
  const button = document.body.appendChild(document.createElement('button'));
  button.textContent = 'Join';
  await new Promise((resolve) => {
    button.onclick = resolve;
  });
}
const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
document.getElementById('own').srcObject = stream;
const pc = new RTCPeerConnection();
const early = [];
pc.onicecandidate = ({ candidate }) => candidate && post({ candidate: candidate.toJSON() });
pc.ontrack = ({ streams: [shown] }) => {
  if (fault === 'not-shown' && role === 'caller') return;
  remote.srcObject = fault === 'own-shown' && role === 'callee' ? stream : shown;
};
for (const track of stream.getTracks()) pc.addTrack(track, stream);

async function describe() {
  await pc.setLocalDescription();
  post({ description: pc.localDescription.toJSON() });
}

let told = Promise.resolve();
receive = (message) => {
  told = told.then(() => act(message));
};

async function act({ ready, description, candidate }) {
  if (ready && role === 'callee') post({ ready });
  if (ready && role === 'caller' && !pc.localDescription) await describe();
  if (description) {
    await pc.setRemoteDescription(description);
    for (const one of early.splice(0)) await pc.addIceCandidate(one);
    if (description.type === 'offer') await describe();
  }
  if (candidate) {
    if (pc.remoteDescription) await pc.addIceCandidate(candidate);
    else early.push(candidate);
  }
}

received.splice(0).forEach(receive);
post({ ready: true }); // which the other page may be there to get, or not yet
