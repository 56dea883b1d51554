// A camera whose picture goes through a canvas.

const FRAME_MS = 1000 / 30;

/**
 * The stream with its picture painted anew, thirty times a second: `paint` gets the canvas's context and a video that
 * plays the camera.
 */
export async function painted(stream, paint, { width = 640, height = 480 } = {}) {
  const camera = document.createElement('video');
  camera.muted = true;
  camera.srcObject = stream;
  await camera.play();
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  paint(context, camera);
  setInterval(paint, FRAME_MS, context, camera);
  return new MediaStream([...canvas.captureStream().getVideoTracks(), ...stream.getAudioTracks()]);
}

/** Paints what the camera shows, as large as the canvas is. */
export const copy = (context, camera) => context.drawImage(camera, 0, 0, context.canvas.width, context.canvas.height);
