// Gathers candidates with the ICE servers that signaling gives. Chromium hides this page's host candidates
// behind mDNS names, since it never asked for a camera; so what the STUN server says is news to it.
const socket = new WebSocket(`ws://${location.host}/signal`);
socket.onopen = () => socket.send(JSON.stringify({ type: 'join', room: 'stun' }));
socket.onmessage = async ({ data }) => {
  const { type, iceServers } = JSON.parse(data);
  if (type !== 'welcome') return;
  const pc = new RTCPeerConnection({ iceServers });
  pc.createDataChannel('none');
  await pc.setLocalDescription();
};
