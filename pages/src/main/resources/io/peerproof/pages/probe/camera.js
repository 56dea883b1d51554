// Every frame of a camera from the moment a connection is being established. It is read from the page's own track,
// without a clone, so that the camera turns off when the page stops its track.
import { readerOf, Set } from './builtins.js';
import { createTimestamps } from './timestamps.js';

// Frames that wait while the page is busy. A camera has few buffers, and the page must not miss one because of the
// probe.
const CAMERA_WAITING_FRAMES = 4;

export function createCameraWatch({ nowMs, runAsync }, planes, log) {
  const Processor = globalThis.MediaStreamTrackProcessor;

  async function read(track, batch) {
    const next = readerOf(new Processor({ track, maxBufferSize: CAMERA_WAITING_FRAMES }).readable);
    const onPage = createTimestamps(nowMs);
    for (;;) {
      const { value: frame, done } = await next();
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
    /** Reads each frame of a camera's track until it ends, but none before {@link start}: no peer could receive it. */
    watch(track, request) {
      if (!Processor) return;
      if (started) begin(track, request);
      else waiting.add([track, request]);
    },

    /** Starts reading, because a connection is being established. */
    start() {
      started = true;
      for (const [track, request] of waiting) begin(track, request);
      waiting.clear();
    },
  };
}
