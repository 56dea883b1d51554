/**
 * Two connections in one page, each the other's far side; `prepare` gets the sender's side before the offer is made.
 */
export async function connect(stream, prepare = () => {}) {
  const near = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
  far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
  const received = new Promise((resolve) => {
    far.ontrack = ({ track }) => resolve(track);
  });
  for (const track of stream.getTracks()) near.addTrack(track, stream);
  prepare(near);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
  return { near, far, track: await received };
}
