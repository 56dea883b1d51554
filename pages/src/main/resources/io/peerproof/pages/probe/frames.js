// Every frame of a camera and of a remote picture: its stamp, for the measures. One after the other, from the
// frame's own Y plane, which is copied and not drawn: at 640x480 that takes a third of what a canvas takes.
import { createStampReader, decodeLuma } from './stamp.js';

const FRAMES_INTERVAL_MS = 250;

// Pictures for their quality: once the encoder has settled, then now and then.
const PICTURE_AFTER_MS = 500;
const PICTURE_INTERVAL_MS = 1000;
const MOST_PICTURES = 10;
const MOST_PICTURE_PIXELS = 1280 * 720;

// A page that takes longer for one picture is busy enough without us.
const LONGEST_PICTURE_MS = 8;

export function createFrameReading({ say, aside, listen, quietly, nowMs }) {
  const Frame = globalThis.VideoFrame;
  const Processor = globalThis.MediaStreamTrackProcessor;
  if (!Frame) return { ofElement: () => () => {}, ofCamera() {} };
  const { allocationSize, copyTo, close } = Frame.prototype;
  const { apply } = Reflect;
  const later = setTimeout.bind(window);
  const { timeOrigin } = performance;
  const drawn = createStampReader(); // for frames that have no planes to copy

  /** Rows `[atMs, peer, counter]` in their order, told some at a time. */
  function createRows(tell) {
    const rows = [];
    let waiting = false;

    function flush() {
      waiting = false;
      let settled = 0;
      while (settled < rows.length && rows[settled].settled) settled += 1;
      if (settled > 0) tell(rows.splice(0, settled).map(({ row }) => row));
      if (rows.length > 0) wait();
    }

    function wait() {
      if (waiting) return;
      waiting = true;
      later(() => quietly('frames', flush), FRAMES_INTERVAL_MS);
    }

    listen(window, 'pagehide', flush);
    return {
      /** A frame whose stamp is not known, or not yet. */
      add(atMs, settled) {
        const entry = { row: [atMs, null, null], settled };
        rows.push(entry);
        wait();
        return entry;
      },
    };
  }

  /** Reads frames one at a time; those that come meanwhile stay unread. */
  function createReader(rows, onPicture) {
    let buffer = new Uint8Array(0);
    let busy = false;

    async function stampOf(frame) {
      const { width, height } = frame.visibleRect;
      if (frame.format !== 'I420' && frame.format !== 'NV12') {
        return drawn.read(frame, frame.displayWidth, frame.displayHeight).stamp;
      }
      const size = apply(allocationSize, frame, []);
      if (buffer.length < size) buffer = new Uint8Array(size);
      await apply(copyTo, frame, [buffer]);
      const { stamp } = decodeLuma(buffer, width, height);
      if (stamp) onPicture(stamp, buffer, width, height);
      return stamp;
    }

    return async (frame, atMs) => {
      const entry = rows.add(atMs, busy);
      if (busy) {
        apply(close, frame, []);
        return;
      }
      busy = true;
      try {
        const stamp = await stampOf(frame);
        if (stamp) entry.row = [atMs, stamp.peer, stamp.counter];
      } finally {
        apply(close, frame, []);
        entry.settled = true;
        busy = false;
      }
    };
  }

  async function readCamera(track, read) {
    const reader = new Processor({ track, maxBufferSize: 2 }).readable.getReader();
    let aheadMs = Infinity; // of the page's clock to the timestamps, by the frame that came least late
    for (;;) {
      const { value: frame, done } = await reader.read();
      if (done) return;
      const stampedMs = frame.timestamp / 1000;
      aheadMs = Math.min(aheadMs, nowMs() - stampedMs);
      await read(frame, stampedMs + aheadMs);
    }
  }

  /** Tells a picture now and then, while that is no burden. */
  function createPictures(element, track) {
    let firstAtMs = null;
    let nextAtMs = Infinity;
    let told = 0;
    return (stamp, planes, width, height) => {
      const atMs = nowMs();
      if (firstAtMs === null) {
        firstAtMs = atMs;
        nextAtMs = atMs + PICTURE_AFTER_MS;
      }
      if (atMs < nextAtMs || told === MOST_PICTURES || width * height > MOST_PICTURE_PIXELS) return;
      nextAtMs = atMs + PICTURE_INTERVAL_MS;
      told += 1;
      say('picture', { atMs, element, track, ...stamp, width, height, luma: base64(planes.subarray(0, width * height)) });
      if (nowMs() - atMs > LONGEST_PICTURE_MS) told = MOST_PICTURES;
    };
  }

  return {
    /** A log of what an element presents of a remote track: call it for each frame, in its callback. */
    ofElement(element, name, track) {
      const rows = createRows((frames) => say('frames-presented', { element: name, track, frames }));
      const read = createReader(rows, createPictures(name, track));
      let presented = null;
      return ({ presentedFrames, presentationTime }) => {
        const atMs = timeOrigin + presentationTime;
        for (let missed = presented === null ? 0 : presentedFrames - presented - 1; missed > 0; missed--) {
          rows.add(atMs, true); // presented while this page had no time to look
        }
        presented = presentedFrames;
        aside('frames', read(new Frame(element), atMs));
      };
    },

    /** Logs what a camera's track delivers until it ends. */
    ofCamera(track, request) {
      if (!Processor) return;
      const rows = createRows((frames) => say('frames-captured', { request, track: track.id, frames }));
      aside('frames', readCamera(track, createReader(rows, () => {})));
    },
  };
}

const BASE64_CHUNK = 0x8000;
const { fromCharCode } = String;
const toBase64 = Uint8Array.prototype.toBase64;
const encodeBase64 = btoa.bind(globalThis);

function base64(bytes) {
  if (toBase64) return Reflect.apply(toBase64, bytes, []);
  let text = '';
  for (let at = 0; at < bytes.length; at += BASE64_CHUNK) {
    text += Reflect.apply(fromCharCode, null, bytes.subarray(at, at + BASE64_CHUNK));
  }
  return encodeBase64(text);
}
