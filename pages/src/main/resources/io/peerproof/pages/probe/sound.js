// Received audio: the raw samples of a remote track, read as they come, and the tone in them.
import { analyseTone } from './tone.js';

// 2,048 samples are 43 ms at 48 kHz: a bin of 23 Hz, fine enough to tell the peers' tones apart.
const SOUND_WINDOW_SAMPLES = 2048;
const SOUND_INTERVAL_MS = 90;
const SOUND_EAGER_SAMPLES = 8;

export function createListener({ say, aside }, playing) {
  const Processor = globalThis.MediaStreamTrackProcessor;
  const now = performance.now.bind(performance);

  async function read(track) {
    if (!Processor) throw new Error('there is no MediaStreamTrackProcessor here to listen with');
    const reader = new Processor({ track }).readable.getReader();
    const window = new Float32Array(SOUND_WINDOW_SAMPLES);
    let filled = 0;
    let samples = 0;
    let toldAt = -Infinity;
    for (;;) {
      const { value: data, done } = await reader.read();
      if (done) return;
      const idle = samples >= SOUND_EAGER_SAMPLES && now() - toldAt < SOUND_INTERVAL_MS;
      const { sampleRate, numberOfFrames } = data;
      if (!idle) {
        const frameCount = Math.min(numberOfFrames, SOUND_WINDOW_SAMPLES - filled);
        data.copyTo(window.subarray(filled, filled + frameCount), {
          planeIndex: 0, frameCount, format: 'f32-planar',
        });
        filled += frameCount;
      }
      data.close();
      if (filled < SOUND_WINDOW_SAMPLES) continue;
      filled = 0;
      samples += 1;
      toldAt = now();
      const { hz, levelDb, purity } = analyseTone(window, sampleRate);
      say('audio-sample', { element: playing(track), track: track.id, hz, levelDb, purity });
    }
  }

  return {
    /** Listens to a remote track until it ends. */
    listen(track) {
      aside('sound', read(track));
    },
  };
}
