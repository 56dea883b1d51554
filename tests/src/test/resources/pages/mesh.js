// A mesh over the relay: ?room=…&peer=1. ?blind=2:3 has peer 2 show nothing of peer 3, ?silent=1 has peer 1 add no
// sound, ?hang=3 has peer 3 block its main thread when it is told that the call is proven.
import { later } from './timing.js';

const query = new URLSearchParams(location.search);
const self = query.get('peer');
const [blind, unseen] = (query.get('blind') ?? ':').split(':');
const connections = new Map();
const stream = await navigator.mediaDevices.getUserMedia({ audio: query.get('silent') !== self, video: true });
const socket = new WebSocket(`ws://${location.host}/signal`);
const send = (message) => socket.send(JSON.stringify(message));
let iceServers = [];
let told = Promise.resolve();

function show(name, remote) {
  if (self === blind && name === unseen) return;
  let video = document.getElementById(`of-${name}`);
  if (video === null) {
    video = Object.assign(document.createElement('video'), {
      id: `of-${name}`,
      autoplay: true,
      playsInline: true,
      width: 160,
    });
    document.getElementById('others').append(video);
  }
  if (video.srcObject !== remote) video.srcObject = remote;
}

/** Blocks the main thread. */
function hang() {
  const untilMs = Date.now() + 120_000;
  while (Date.now() < untilMs);
}

function connect({ id, name }) {
  const pc = new RTCPeerConnection({ iceServers });
  connections.set(id, { pc, early: [] });
  pc.onicecandidate = ({ candidate }) => send({ type: 'candidate', to: id, candidate });
  pc.ontrack = ({ streams: [remote] }) => show(name, remote);
  for (const track of stream.getTracks()) pc.addTrack(track, stream);
  return pc;
}

async function describe(id) {
  const { pc } = connections.get(id);
  // an offer without audio would keep the other from sending his
  if (stream.getAudioTracks().length === 0 && pc.signalingState === 'stable')
    pc.addTransceiver('audio', { direction: 'recvonly' });
  await pc.setLocalDescription();
  send({ type: 'description', to: id, description: pc.localDescription });
}

async function receive({ type, iceServers: servers, peers, peer, from, description, candidate }) {
  if (type === 'welcome') {
    iceServers = servers;
    for (const one of peers) {
      connect(one);
      await describe(one.id);
    }
  } else if (type === 'joined') {
    connect(peer);
  } else if (type === 'description') {
    const { pc, early } = connections.get(from);
    await pc.setRemoteDescription(description);
    for (const kept of early.splice(0)) await pc.addIceCandidate(kept);
    if (description.type === 'offer') await describe(from);
  } else if (type === 'candidate') {
    const { pc, early } = connections.get(from);
    if (pc.remoteDescription) await pc.addIceCandidate(candidate);
    else early.push(candidate);
  }
}

if (query.get('hang') === self) later({}, hang);
socket.onopen = () => send({ type: 'join', room: query.get('room'), name: self });
socket.onmessage = ({ data }) => {
  told = told.then(() => receive(JSON.parse(data))).catch(reportError);
};
