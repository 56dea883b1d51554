// A server that sends back all that it receives, to each peer that calls it in the room "echo".
const callers = new Map(); // id of a peer to its connection
const socket = new WebSocket(`ws://${location.host}/signal`);
const send = (message) => socket.send(JSON.stringify(message));
let iceServers = [];
let done = Promise.resolve(); // what came before has been dealt with

/** Chromium passes on the audio of a received track only while an element plays it. */
function play(track) {
  if (track.kind !== 'audio') return;
  const element = Object.assign(document.createElement('audio'), { muted: true, srcObject: new MediaStream([track]) });
  document.body.append(element);
  element.play();
}

async function answer(from, description) {
  const pc = new RTCPeerConnection({ iceServers });
  callers.set(from, pc);
  pc.onicecandidate = ({ candidate }) => send({ type: 'candidate', to: from, candidate });
  pc.ontrack = ({ track, streams }) => {
    pc.addTrack(track, ...streams);
    play(track);
  };
  pc.ondatachannel = ({ channel }) => {
    channel.onmessage = ({ data }) => channel.send(data);
  };
  await pc.setRemoteDescription(description);
  await pc.setLocalDescription();
  send({ type: 'description', to: from, description: pc.localDescription });
}

async function receive({ type, iceServers: servers, from, description, candidate }) {
  if (type === 'welcome') iceServers = servers;
  if (type === 'description') await answer(from, description);
  if (type === 'candidate') await callers.get(from)?.addIceCandidate(candidate);
}

socket.onopen = () => send({ type: 'join', room: 'echo', name: 'echo' });
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  done = done.then(() => receive(message)).catch(reportError);
};
