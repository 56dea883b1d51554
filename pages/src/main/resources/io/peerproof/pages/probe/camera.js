// Every frame that a camera gives the page from the moment a connection is being made, read off the track that the page
// got: nothing is cloned, so that the camera goes off when the page stops its track.
import { createTimestamps } from './timestamps.js';

// While the page is busy so many wait; a camera has few buffers, and the page shall not miss one for the probe's sake.
const CAMERA_WAITING_FRAMES = 4;

export function createCameraWatch({ nowMs, runAsync }, planes, log) {
  const Processor = globalThis.MediaStreamTrackProcessor;

  async function read(track, batch) {
    const reader = new Processor({ track, maxBufferSize: CAMERA_WAITING_FRAMES }).readable.getReader();
    const onPage = createTimestamps(nowMs);
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) break;
      const setStamp = batch.add(onPage(frame.timestamp));
      runAsync(
        'frames',
        planes.ofFrame(frame, ({ stamp }) => setStamp(stamp)),
      );
    }
    batch.emit();
  }

  const waiting = new Set();
  let started = false;

  const begin = (track, request) =>
    runAsync('frames', read(track, log.batch('frames-captured', { request, track: track.id })));

  return {
    /** Reads each frame of a camera's track until it ends; none before {@link start}, for nobody could receive it. */
    watch(track, request) {
      if (!Processor) return;
      if (started) begin(track, request);
      else waiting.add([track, request]);
    },

    /** A connection is being made. */
    start() {
      started = true;
      for (const [track, request] of waiting) begin(track, request);
      waiting.clear();
    },
  };
}
