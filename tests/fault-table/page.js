/** A call of two peers over the relay that served the page; tells the relay each phase that it reached. */
const { room, peer, role, flood } = Object.fromEntries(new URLSearchParams(location.search));
const remote = document.getElementById('remote');

const reached = (phase) => fetch(`reached?phase=${phase}`, { method: 'POST' }).catch(() => {});
const send = (message) => fetch(`send?room=${room}&peer=${peer}`, { method: 'POST', body: JSON.stringify(message) });

async function describe() {
  await send({ description: pc.localDescription });
  described();
}

async function* incoming() {
  for (let from = 0; ; ) {
    const { number, message } = await (await fetch(`next?room=${room}&peer=${peer}&from=${from}`)).json();
    from = number;
    yield message;
  }
}

await reached('loading');
const media = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
await reached('media');
const pc = new RTCPeerConnection();
for (const track of media.getTracks()) pc.addTrack(track, media);
pc.ontrack = ({ streams }) => {
  remote.srcObject = streams[0];
};
let described;
const description = new Promise((resolve) => {
  described = resolve;
});
// A candidate that came before its description would be refused.
pc.onicecandidate = ({ candidate }) => description.then(() => send({ candidate }));
pc.onconnectionstatechange = () => {
  if (pc.connectionState === 'connected') reached('connected');
};
remote.ontimeupdate = () => {
  if (remote.currentTime < 3) return;
  remote.ontimeupdate = null;
  reached('holding');
};
if (flood) {
  const { FLOODS } = await import('./flood.js');
  FLOODS[flood](pc, role);
}
if (role === 'caller') {
  await pc.setLocalDescription();
  await reached('signaling');
  await describe();
}
for await (const { description, candidate } of incoming()) {
  if (description) {
    await pc.setRemoteDescription(description);
    if (description.type === 'offer') {
      await pc.setLocalDescription();
      await describe();
    }
  } else {
    await pc.addIceCandidate(candidate);
  }
}
