// A camera whose frames are held back.

// A camera that nobody holds on to may be collected, and gives no more frames.
const kept = new Set();

/** A frame in memory of its own: a camera stops when all the buffers it has are held. */
async function copyOf(frame) {
  const { format, codedWidth, codedHeight, timestamp, visibleRect } = frame;
  const data = new Uint8Array(frame.allocationSize());
  const layout = await frame.copyTo(data);
  frame.close();
  const { width, height } = visibleRect ?? { width: codedWidth, height: codedHeight };
  return new VideoFrame(data, { format, codedWidth: width, codedHeight: height, timestamp, layout });
}

/** A track with the frames of `camera`, each so long after it came. */
export function held(camera, ms) {
  const processor = new MediaStreamTrackProcessor({ track: camera });
  const sink = new MediaStreamTrackGenerator({ kind: 'video' });
  const out = sink.writable.getWriter();
  kept.add(camera).add(processor).add(sink);
  processor.readable.pipeTo(
    new WritableStream({
      async write(frame) {
        const dueMs = performance.now() + ms;
        const copy = await copyOf(frame);
        setTimeout(() => out.write(copy), dueMs - performance.now());
      },
    }),
  );
  return sink;
}
