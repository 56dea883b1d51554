// Received audio: reads the samples of a remote track, the tone in some windows, and the level of all. Of two channels,
// the louder one is taken.
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

// A channel is silent if the other one has so many times its power: 40 dB.
const SILENT_CHANNEL = 1e4;

// A second of audio waits while the page is busy.
const AUDIO_WAITING = 100;

function powerOf(samples) {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += samples[i] * samples[i];
  return sum;
}

/** The name of the only one of two channels that has sound; undefined where both have some. */
function onlyChannel(left, right) {
  if (left > right * SILENT_CHANNEL) return 'left';
  return right > left * SILENT_CHANNEL ? 'right' : undefined;
}

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
    const windows = Array.of(new Float32Array(AUDIO_WINDOW_SAMPLES), new Float32Array(AUDIO_WINDOW_SAMPLES));
    let filled = 0;
    let samples = 0;
    let aloud = 0;
    let emittedAt = -Infinity;
    let planes = Array.of(new Float32Array(0), new Float32Array(0));
    const onPage = createTimestamps(nowMs);
    const cover = mixed ? null : createAudioCoverage(emit, track);
    for (;;) {
      const { value: data, done } = await next();
      if (done) break;
      const idle = samples >= AUDIO_EAGER_SAMPLES && performance.now() - emittedAt < AUDIO_INTERVAL_MS;
      const { sampleRate, numberOfFrames } = data;
      if (planes[0].length !== numberOfFrames)
        planes = Array.of(new Float32Array(numberOfFrames), new Float32Array(numberOfFrames));
      const stereo = data.numberOfChannels > 1;
      apply(copyTo, data, [planes[0], { planeIndex: 0, format: 'f32-planar' }]);
      if (stereo) apply(copyTo, data, [planes[1], { planeIndex: 1, format: 'f32-planar' }]);
      const length = (1000 * numberOfFrames) / sampleRate;
      const louder = stereo && powerOf(planes[1]) > powerOf(planes[0]) ? planes[1] : planes[0];
      cover?.add(louder, sampleRate, onPage(data.timestamp + 1000 * length)() - length); // it arrives when it ends
      if (!idle) {
        const taken = Math.min(numberOfFrames, AUDIO_WINDOW_SAMPLES - filled);
        for (let i = 0; i < 2; i++) copyInto(windows[i], subarrayOf(planes[stereo ? i : 0], 0, taken), filled);
        filled += taken;
      }
      apply(close, data, []);
      if (filled < AUDIO_WINDOW_SAMPLES) continue;
      filled = 0;
      samples += 1;
      emittedAt = performance.now();
      const [left, right] = windows.map(powerOf);
      const { hz, levelDb, purity } = analyseTone(right > left ? windows[1] : windows[0], sampleRate);
      const element = playing(track);
      // A mix has no track of its own, and tells something only while it is heard.
      if (mixed && (!element || hz === null)) continue;
      emit('audio-sample', {
        element,
        track: mixed ? '' : track.id,
        hz,
        levelDb,
        purity,
        channel: onlyChannel(left, right),
      });
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
