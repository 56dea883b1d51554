// Reads the luma of a frame by one copy of its planes, of which Y comes first. Drawing a frame costs ten times as much
// and is used only without such planes. docs/probe.md has the figures.
import { Array, Math, Reflect, Set, Uint8Array } from './builtins.js';
import { createStampReader, stampOfPlane } from './stamp.js';
import { createStampSearch } from './stamp-search.js';

// Formats of eight bits a sample whose first plane is Y. Received frames are of the first two.
// https://www.w3.org/TR/webcodecs/#pixel-format
const PLANES_LUMA_FIRST = new Set(['I420', 'NV12', 'I420A', 'I422', 'I422A', 'I444', 'I444A']);

// Where the range is not full, 16 is black and 235 white: ITU-R BT.601 and BT.709.
const PLANES_BLACK = 16;
const PLANES_GAIN = 255 / (235 - 16);

// The mean of a frame uses one pixel in this many, along each side: 4,800 of 640x480.
const PLANES_MEAN_STEP = 8;

/**
 * Creates a reader of frames that the page does not see. It captures the globals that it needs here, once.
 *
 * Each reading is handed to `use` while its plane is valid, and only until `use` returns:
 * {stamp, meanLuma(), plane: {luma, stride, width, height} | null, error}. stamp and meanLuma are those of decodeStamp;
 * plane is null where the frame had to be drawn. error says why a frame could not be read, and is missing otherwise;
 * 'nothing' means that there was no frame.
 */
export function createPlaneReader() {
  const { apply } = Reflect;
  const Frame = globalThis.VideoFrame;
  const { copyTo, allocationSize, close } = Frame?.prototype ?? {};
  const drawn = createStampReader();
  const search = createStampSearch();
  const spare = Array.of(); // buffers that nothing is being copied to

  function draw(source, width, height, use) {
    const { stamp, meanLuma, error } = drawn.read(source, width, height);
    use({ stamp, meanLuma: () => meanLuma, plane: null, error });
  }

  async function copy(frame, use) {
    const bytes = apply(allocationSize, frame, []);
    const kept = spare.pop();
    const luma = kept?.length === bytes ? kept : new Uint8Array(bytes);
    const { width, height } = frame.visibleRect;
    const full = frame.colorSpace.fullRange === true;
    const [{ stride }] = await apply(copyTo, frame, [luma]); // Y begins at 0
    const plane = { luma, stride, width, height, gain: full ? 1 : PLANES_GAIN };
    const stamp = stampOfPlane(plane).stamp ?? search.find(plane);
    use({ stamp, plane, meanLuma: () => meanOf(plane, full ? 0 : PLANES_BLACK) });
    spare.push(luma);
  }

  function meanOf({ luma, stride, width, height, gain }, black) {
    let sum = 0;
    let pixels = 0;
    for (let line = PLANES_MEAN_STEP >> 1; line < height; line += PLANES_MEAN_STEP) {
      for (let x = PLANES_MEAN_STEP >> 1; x < width; x += PLANES_MEAN_STEP) {
        sum += luma[line * stride + x];
        pixels += 1;
      }
    }
    return pixels === 0 ? 0 : Math.min(255, Math.max(0, (sum / pixels - black) * gain));
  }

  const unread = (error) => ({
    stamp: null,
    meanLuma: () => 0,
    plane: null,
    error: error?.name === 'InvalidStateError' ? 'nothing' : `${error?.name}: ${error?.message}`,
  });

  /** Reads a VideoFrame, and closes it. */
  async function ofFrame(frame, use) {
    try {
      if (PLANES_LUMA_FIRST.has(frame.format)) await copy(frame, use);
      else draw(frame, frame.displayWidth, frame.displayHeight, use);
    } catch (error) {
      use(unread(error));
    } finally {
      apply(close, frame, []);
    }
  }

  return {
    ofFrame,

    /**
     * Reads what a video element shows now, of this size. `seen` is given the timestamp of that frame at once, in
     * microseconds, undefined where there is none, and returns what is to use the reading.
     */
    async ofElement(element, width, height, seen) {
      if (!Frame) {
        draw(element, width, height, seen());
        return;
      }
      let frame;
      try {
        frame = new Frame(element);
      } catch (error) {
        // tainted by another origin, or nothing is there yet or any more
        seen()(unread(error));
        return;
      }
      await ofFrame(frame, seen(frame.timestamp));
    },
  };
}
