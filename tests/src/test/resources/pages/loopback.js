// A page with both ends of a call: ?fault=preview-shown shows the camera where what comes back should be, and
// ?fault=audio-only sends no video.
const fault = new URLSearchParams(location.search).get('fault');
const own = document.getElementById('own');
const remote = document.getElementById('remote');

const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
own.srcObject = stream;
const near = new RTCPeerConnection();
const far = new RTCPeerConnection();
near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
far.ontrack = ({ streams: [shown] }) => {
  remote.srcObject =
    fault === 'preview-shown' ? new MediaStream([...stream.getVideoTracks(), ...shown.getAudioTracks()]) : shown;
};
for (const track of stream.getTracks()) {
  if (fault !== 'audio-only' || track.kind === 'audio') near.addTrack(track, stream);
}
await near.setLocalDescription();
await far.setRemoteDescription(near.localDescription);
await far.setLocalDescription();
await near.setRemoteDescription(far.localDescription);
