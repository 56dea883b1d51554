/** Camera and microphone, and why they may fail. */

/** Says why getUserMedia cannot be asked at all, before asking: browsers give no camera to an insecure origin. */
export function mediaObstacle() {
  if (!globalThis.isSecureContext) return 'insecure-origin';
  if (!navigator.mediaDevices?.getUserMedia) return 'no-webrtc';
  return globalThis.RTCPeerConnection ? null : 'no-webrtc';
}

/** @returns {Promise<MediaStream>} rejects with the DOMException of getUserMedia, see {@link mediaProblem} */
export async function openCamera() {
  // step 3
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  // end of step
  return stream;
}

/** Names of Media Capture and Streams, section 10.2 (getUserMedia), as codes of this page's sentences. */
const PROBLEMS = {
  NotAllowedError: 'camera-refused',
  SecurityError: 'camera-refused',
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotReadableError: 'camera-in-use',
  AbortError: 'camera-in-use',
};

export function mediaProblem(error) {
  return PROBLEMS[error.name] ?? 'media-failed';
}

/** Shows the preview. It is muted in the page: users should not hear themselves. */
export function showPreview(video, stream) {
  // step 3
  video.srcObject = stream;
  // end of step
}

/** Gives the devices back, so that the camera's light goes out when the call is over. */
export function release(stream) {
  for (const track of stream.getTracks()) {
    track.onended = null;
    track.stop();
  }
}
