// Received audio: reads the samples of a remote track, the tone in some windows, and the level of all.
import { Array, copyInto, Error, Float32Array, Math, performance, readerOf, Reflect, subarrayOf } from './builtins.js';
import { createTimestamps } from './timestamps.js';
import { analyseTone } from './tone.js';

// 2,048 samples are 43 ms at 48 kHz: a bin of 23 Hz, fine enough to tell the peers' tones apart.
const AUDIO_WINDOW_SAMPLES = 2048;
const AUDIO_INTERVAL_MS = 90;
const AUDIO_EAGER_SAMPLES = 8;

// Two windows that an element plays audibly prove the audio.
const WINDOWS_OF_PROOF = 2;

// All audio data, usually 10 ms each, is searched for gaps.
const COVER_INTERVAL_MS = 500;
const GAP_LEVEL_DB = -70;
const LEAST_GAP_MS = 20;

// A second of audio waits while the page is busy.
const AUDIO_WAITING = 100;

/** Level and gaps of all audio of a track, emitted at intervals. */
function createAudioCoverage(emit, track) {
  let toMs = 0;
  let heardMs = 0;
  let power = 0; // times milliseconds
  let gaps = Array.of();
  let gap = null;

  function endGap() {
    if (gap?.durationMs >= LEAST_GAP_MS) gaps.push(gap);
    gap = null;
  }

  function emitCoverage() {
    if (gap?.durationMs >= LEAST_GAP_MS) endGap(); // a gap that has just begun goes into the next event
    const levelDb = power > 0 ? Math.max(-120, 10 * Math.log10(power / heardMs)) : -120;
    emit('sound-covered', { atMs: toMs, track: track.id, heardMs, levelDb, gaps });
    heardMs = 0;
    power = 0;
    gaps = Array.of();
  }

  return {
    /** Adds audio that began at this time, on the page's clock. */
    add(samples, sampleRate, fromMs) {
      const durationMs = (1000 * samples.length) / sampleRate;
      let sum = 0;
      for (let i = 0; i < samples.length; i++) sum += samples[i] * samples[i];
      const mean = sum / samples.length;
      heardMs += durationMs;
      power += mean * durationMs;
      if (gap && fromMs - gap.fromMs - gap.durationMs > LEAST_GAP_MS) endGap(); // the data between them was not read
      if (10 * Math.log10(mean) < GAP_LEVEL_DB) {
        gap ??= { fromMs, durationMs: 0 };
        gap.durationMs += durationMs;
      } else {
        endGap();
      }
      toMs = fromMs + durationMs;
      if (heardMs >= COVER_INTERVAL_MS) emitCoverage();
    },

    /** Emits the rest when the track ends. */
    end() {
      if (heardMs > 0) emitCoverage();
    },
  };
}

export function createAudioWatch(channel, playing) {
  const { emit, flush, runAsync, nowMs } = channel;
  const { apply } = Reflect;
  const Processor = globalThis.MediaStreamTrackProcessor;
  const { copyTo, close } = globalThis.AudioData?.prototype ?? {};

  /** Reads a track until it ends; `mixed`, where it is a page's own mix of what it received. */
  async function read(track, playing, mixed) {
    if (!Processor) throw new Error('MediaStreamTrackProcessor is not available, so audio cannot be read');
    const next = readerOf(new Processor({ track, maxBufferSize: AUDIO_WAITING }).readable);
    const window = new Float32Array(AUDIO_WINDOW_SAMPLES);
    let filled = 0;
    let samples = 0;
    let aloud = 0;
    let emittedAt = -Infinity;
    let whole = new Float32Array(0);
    const onPage = createTimestamps(nowMs);
    const cover = mixed ? null : createAudioCoverage(emit, track);
    for (;;) {
      const { value: data, done } = await next();
      if (done) break;
      const idle = samples >= AUDIO_EAGER_SAMPLES && performance.now() - emittedAt < AUDIO_INTERVAL_MS;
      const { sampleRate, numberOfFrames } = data;
      if (whole.length !== numberOfFrames) whole = new Float32Array(numberOfFrames);
      apply(copyTo, data, [whole, { planeIndex: 0, format: 'f32-planar' }]);
      const length = (1000 * numberOfFrames) / sampleRate;
      cover?.add(whole, sampleRate, onPage(data.timestamp + 1000 * length)() - length); // it arrives when it ends
      if (!idle) {
        const room = subarrayOf(whole, 0, AUDIO_WINDOW_SAMPLES - filled);
        copyInto(window, room, filled);
        filled += room.length;
      }
      apply(close, data, []);
      if (filled < AUDIO_WINDOW_SAMPLES) continue;
      filled = 0;
      samples += 1;
      emittedAt = performance.now();
      const { hz, levelDb, purity } = analyseTone(window, sampleRate);
      const element = playing(track);
      // A mix has no track of its own, and tells something only while it is heard.
      if (mixed && (!element || hz === null)) continue;
      emit('audio-sample', { element, track: mixed ? '' : track.id, hz, levelDb, purity });
      if (element) aloud += 1;
      if (element && aloud === WINDOWS_OF_PROOF) flush();
    }
    cover?.end();
  }

  return {
    /** Listens to a remote track until it ends. */
    listen(track) {
      runAsync('audio', read(track, playing, false));
    },

    /** Listens to what a page mixes itself; `playingNow` returns what plays it aloud, empty where nothing does. */
    listenToMix(track, playingNow) {
      runAsync('audio', read(track, playingNow, true));
    },
  };
}
