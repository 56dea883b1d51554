// Finds the tone in a window of audio: the strongest partial of its spectrum, and its share of the
// power. Each of Peerproof's fake microphones plays its own tone.

import { Array, Float64Array, Map, Math, Number, Uint16Array } from './builtins.js';

// Where a fake microphone's tone may lie, with room on either side; hum and hiss are left out.
const TONE_LOWEST_HZ = 200;
const TONE_HIGHEST_HZ = 6000;

// A Hann window spreads a steady tone over its own bin and two on either side.
const TONE_SPREAD_BINS = 2;

// Below it there is nothing to look for: rounding noise of a codec is about -90 dB.
const TONE_SILENCE_DB = -80;

/**
 * Finds the strongest tone in a window of audio.
 *
 * @param samples Float32Array, -1 to 1; its length a power of two, 256 or more
 * @param sampleRate samples a second
 * @returns {{hz: number|null, levelDb: number, purity: number}} hz: null in silence. levelDb: of all of it, relative
 *   to full scale, -120 at the least. purity: the tone's share of the power between 200 and 6000 Hz, 0 to 1.
 */
export function analyseTone(samples, sampleRate) {
  const size = samples?.length ?? 0;
  const levelDb = toneLevel(samples, size);
  const silence = { hz: null, levelDb, purity: 0 };
  if (size < 256 || (size & (size - 1)) !== 0 || !(sampleRate > 0) || levelDb < TONE_SILENCE_DB) return silence;
  const lowest = Math.max(1, Math.ceil((TONE_LOWEST_HZ * size) / sampleRate));
  const highest = Math.min(size / 2 - 2, Math.floor((TONE_HIGHEST_HZ * size) / sampleRate));
  const power = toneSpectrum(samples, size, lowest, highest);
  let peak = lowest;
  let total = 0;
  for (let bin = lowest; bin <= highest; bin++) {
    total += power[bin];
    if (power[bin] > power[peak]) peak = bin;
  }
  if (!(total > 0)) return silence;
  let inTone = 0;
  for (let bin = peak - TONE_SPREAD_BINS; bin <= peak + TONE_SPREAD_BINS; bin++) inTone += power[bin] ?? 0;
  const bin = peak + toneOffset(power[peak - 1], power[peak], power[peak + 1]);
  return { hz: (bin * sampleRate) / size, levelDb, purity: Math.min(1, inTone / total) };
}

function toneLevel(samples, size) {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += samples[i] * samples[i];
  // Neither silence nor invalid samples such as NaN have a level.
  return sum > 0 && Number.isFinite(sum) ? Math.max(-120, 10 * Math.log10(sum / size)) : -120;
}

/** Where between the bins the peak lies: a parabola through the logarithms of three neighbours. */
function toneOffset(left, middle, right) {
  const [a, b, c] = Array.of(left, middle, right).map((power) => Math.log(power + 1e-30));
  const curvature = a - 2 * b + c;
  return curvature < 0 ? (a - c) / (2 * curvature) : 0;
}

const toneTables = new Map(); // by size

/**
 * Tables for a spectrum of this size, made once: a page reads a window of audio every tenth of a second, and its
 * functions run so seldom that they are never compiled well.
 */
function toneTablesOf(size) {
  if (!toneTables.has(size)) {
    const half = size / 2;
    const bits = Math.log2(half);
    const hann = new Float64Array(size);
    const order = new Uint16Array(half);
    const cos = new Float64Array(half);
    const sin = new Float64Array(half);
    for (let i = 0; i < size; i++) hann[i] = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size);
    for (let i = 0; i < half; i++) {
      order[i] = (order[i >> 1] >> 1) | ((i & 1) << (bits - 1));
      cos[i] = Math.cos((2 * Math.PI * i) / size);
      sin[i] = -Math.sin((2 * Math.PI * i) / size);
    }
    toneTables.set(size, {
      hann,
      order,
      cos,
      sin,
      re: new Float64Array(half),
      im: new Float64Array(half),
      power: new Float64Array(half),
    });
  }
  return toneTables.get(size);
}

/**
 * Power of the bins from `lowest - TONE_SPREAD_BINS` to `highest + TONE_SPREAD_BINS`, through a Hann window; of the
 * others nothing is said. Real samples are two to a complex number, in a radix-2 FFT of half the size, which is taken
 * apart after it.
 */
function toneSpectrum(samples, size, lowest, highest) {
  const { hann, order, cos, sin, re, im, power } = toneTablesOf(size);
  const half = size / 2;
  for (let i = 0; i < half; i++) {
    const to = order[i];
    re[to] = samples[2 * i] * hann[2 * i];
    im[to] = samples[2 * i + 1] * hann[2 * i + 1];
  }
  for (let span = 1; span < half; span *= 2) {
    const step = half / span; // through tables of the whole size
    for (let first = 0; first < half; first += 2 * span) {
      for (let k = 0; k < span; k++) {
        const i = first + k;
        const j = i + span;
        const c = cos[k * step];
        const s = sin[k * step];
        const tr = re[j] * c - im[j] * s;
        const ti = re[j] * s + im[j] * c;
        re[j] = re[i] - tr;
        im[j] = im[i] - ti;
        re[i] += tr;
        im[i] += ti;
      }
    }
  }
  const last = Math.min(half - 1, highest + TONE_SPREAD_BINS);
  for (let bin = Math.max(1, lowest - TONE_SPREAD_BINS); bin <= last; bin++) {
    const mirror = half - bin;
    const evenRe = (re[bin] + re[mirror]) / 2;
    const evenIm = (im[bin] - im[mirror]) / 2;
    const oddRe = (im[bin] + im[mirror]) / 2;
    const oddIm = (re[mirror] - re[bin]) / 2;
    const r = evenRe + oddRe * cos[bin] - oddIm * sin[bin];
    const i = evenIm + oddRe * sin[bin] + oddIm * cos[bin];
    power[bin] = r * r + i * i;
  }
  power[0] = (re[0] + im[0]) ** 2;
  return power;
}
