import { begin } from './begin.js';

const FRAME_MS = 1000 / 30;
const still = new URLSearchParams(location.search).has('still');

function picture() {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
  const context = canvas.getContext('2d');
  let frame = 0;
  setInterval(() => {
    context.fillStyle = '#456';
    context.fillRect(0, 0, 320, 240);
    context.fillStyle = '#fda';
    context.fillRect(still ? 100 : (frame * 7) % 280, 100, 40, 40);
    context.fillRect(0, 0, 1, frame % 2); // a canvas that did not change gives no frame
    frame += 1;
  }, FRAME_MS);
  return canvas.captureStream(30).getVideoTracks()[0];
}

function sound() {
  const context = new AudioContext();
  const end = context.createMediaStreamDestination();
  const noise = context.createOscillator();
  noise.type = 'sawtooth';
  noise.frequency.value = 220;
  noise.connect(end);
  noise.start();
  return end.stream.getAudioTracks()[0];
}

begin((call) => {
  call.capture = async () => new MediaStream([picture(), sound()]);
});
