// Sounds made by arithmetic; what was found in them is for the test to judge.
import { analyseTone } from '/probe/tone.js';
import { tell } from './stamp-result.js';

const RATE = 48000;
const samples = (length, at) => Float32Array.from({ length }, (_, i) => at(i));
const sine =
  (hz, level = 0.3) =>
  (i) =>
    level * Math.sin((2 * Math.PI * hz * i) / RATE + 1);

// A fixed sequence, so that no run is luckier than another (Numerical Recipes' generator).
let seed = 1;
const noise = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return (seed / 2 ** 31 - 1) * 0.3;
};

const oddOnes = [
  undefined,
  null,
  [],
  'text',
  {},
  new Float32Array(0),
  new Float32Array(255),
  new Float32Array(300),
  new Float32Array(2048).fill(NaN),
  new Float32Array(2048).fill(Infinity),
  new Array(2048).fill('x'),
];
const outcome = (input, rate) => {
  try {
    const { hz, levelDb, purity } = analyseTone(input, rate);
    return `${hz} ${levelDb} ${purity}`;
  } catch (error) {
    return `threw ${error}`;
  }
};

const tones = [];
for (let hz = 300; hz <= 5900; hz += 97) {
  for (const level of [0.001, 0.05, 0.3, 1])
    tones.push({ hz, found: analyseTone(samples(2048, sine(hz, level)), RATE) });
}
const [mixed, weak] = [sine(608, 0.2), sine(1200, 0.02)];
tell({
  tones,
  mixed: analyseTone(
    samples(2048, (i) => mixed(i) + weak(i)),
    RATE,
  ),
  silence: analyseTone(new Float32Array(2048), RATE),
  noises: Array.from({ length: 20 }, () => analyseTone(samples(2048, noise), RATE).purity),
  odd: oddOnes
    .map((input) => outcome(input, RATE))
    .concat([0, -1, NaN, undefined].map((rate) => outcome(new Float32Array(2048).fill(0.1), rate))),
});
