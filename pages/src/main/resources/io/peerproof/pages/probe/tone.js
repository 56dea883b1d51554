// Finds the tone in a stretch of sound: the strongest partial of its spectrum, and how much of the
// sound is in it. Peerproof's fake microphones each play a tone of their own.

// Where a fake microphone's tone may lie, with room on either side; hum and hiss are left out.
const TONE_LOWEST_HZ = 200;
const TONE_HIGHEST_HZ = 6000;

// A Hann window spreads a steady tone over its own bin and two on either side.
const TONE_SPREAD_BINS = 2;

// Below it there is nothing to look for: rounding noise of a codec is about -90 dB.
const TONE_SILENCE_DB = -80;

/**
 * The strongest tone of a stretch of sound.
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
  const power = toneSpectrum(samples, size);
  const lowest = Math.max(1, Math.ceil((TONE_LOWEST_HZ * size) / sampleRate));
  const highest = Math.min(size / 2 - 2, Math.floor((TONE_HIGHEST_HZ * size) / sampleRate));
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
  // Neither nothing nor what is no sound at all, such as NaN, has a level.
  return sum > 0 && Number.isFinite(sum) ? Math.max(-120, 10 * Math.log10(sum / size)) : -120;
}

/** Where between the bins the peak lies: a parabola through the logarithms of three neighbours. */
function toneOffset(left, middle, right) {
  const [a, b, c] = [left, middle, right].map((power) => Math.log(power + 1e-30));
  const curvature = a - 2 * b + c;
  return curvature < 0 ? (a - c) / (2 * curvature) : 0;
}

/** Power of each bin up to half the sample rate, through a Hann window: a radix-2 FFT in place. */
function toneSpectrum(samples, size) {
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const bits = Math.log2(size);
  for (let i = 0; i < size; i++) {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) reversed |= ((i >> bit) & 1) << (bits - 1 - bit);
    re[reversed] = samples[i] * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size));
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const cos = Math.cos((Math.PI * k) / half);
      const sin = -Math.sin((Math.PI * k) / half);
      for (let i = k; i < size; i += 2 * half) {
        const j = i + half;
        const tr = re[j] * cos - im[j] * sin;
        const ti = re[j] * sin + im[j] * cos;
        re[j] = re[i] - tr;
        im[j] = im[i] - ti;
        re[i] += tr;
        im[i] += ti;
      }
    }
  }
  const power = new Float64Array(size / 2);
  for (let bin = 0; bin < size / 2; bin++) power[bin] = re[bin] * re[bin] + im[bin] * im[bin];
  return power;
}
