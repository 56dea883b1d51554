// What a page of ours does wrong when its address asks for it: &fault=camera-off
const fault = new URLSearchParams(location.search).get('fault');

/** Camera and microphone, as the page is to send them. */
async function capture() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  for (const track of stream.getVideoTracks()) track.enabled = fault !== 'camera-off';
  return stream;
}
