// The fake microphone with all the processing that a page gets by default, sent, received, and measured
// stretch by stretch for more than five of its loops.
import { analyseTone } from '/probe/tone.js';
import { connect } from './stamp-loopback.js';
import { tell } from './stamp-result.js';

const WINDOW = 2048;
const LENGTH_MS = 7000;

// As much as the page may be late with reading: two seconds.
const WAITING = 200;

async function run() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const { track } = await connect(stream);
  // Chromium decodes received sound only while an element plays it.
  const player = document.getElementById('player');
  player.srcObject = new MediaStream([track]);
  const reader = new MediaStreamTrackProcessor({ track, maxBufferSize: WAITING }).readable.getReader();
  const window = new Float32Array(WINDOW);
  const windows = [];
  let filled = 0;
  let began = null;
  let heardMs = 0;
  let nextUs = null; // the timestamp of what follows without a gap
  while (heardMs < LENGTH_MS) {
    const { value: data, done } = await reader.read();
    if (done) break;
    began ??= data.timestamp;
    heardMs = (data.timestamp - began) / 1000;
    const chunk = new Float32Array(data.numberOfFrames);
    data.copyTo(chunk, { planeIndex: 0, format: 'f32-planar' });
    const { sampleRate } = data;
    // What was not read is no sound of the microphone: no window lies across it.
    if (nextUs !== null && Math.abs(data.timestamp - nextUs) > data.duration / 2) filled = 0;
    nextUs = data.timestamp + data.duration;
    data.close();
    for (const sample of chunk) {
      window[filled++] = sample;
      if (filled < WINDOW) continue;
      windows.push({ ms: heardMs, ...analyseTone(window, sampleRate) });
      // Half of it again: what happens at the edge of one window is in the middle of the next.
      window.copyWithin(0, WINDOW / 2);
      filled = WINDOW / 2;
    }
  }
  tell({ windows, settings: stream.getAudioTracks()[0].getSettings() });
  for (const track of stream.getTracks()) track.stop();
}

run().catch((error) => tell({ error: String(error) }));
