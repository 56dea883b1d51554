// The page's own getUserMedia, put over the one that adapter.js left, switches the camera off.
const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (constraints) => {
  const stream = await capture(constraints);
  for (const track of stream.getVideoTracks()) track.enabled = false;
  return stream;
};
