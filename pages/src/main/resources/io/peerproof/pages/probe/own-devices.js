// A camera and a microphone of its own for a page that shares its browser with another peer: the fake devices of the
// browser are those of the first page.

import { Error, Float32Array, Map, Math, tracksOf } from './builtins.js';
import { createStampPainter } from './stamp-painter.js';

// As loud as the fake microphone of a browser: WavFile.java.
const OWN_AMPLITUDE = 0.3;

// Captures of one camera show a frame one after another; more than these are none of a frame that is still to come.
const OWN_LATEST_FRAMES = 64;

/**
 * Creates what gives the tracks of a captured stream the stamp and the tone of the peer.
 *
 * @param replacer see track-replacer.js
 * @param peer {peer, loopFrames, shared: {toneHz}} of this page
 */
export function createOwnDevices(replacer, { peer, loopFrames, shared: { toneHz } }) {
  const Data = globalThis.AudioData;
  const paint = createStampPainter(peer);
  const counters = new Map(); // of the latest frames, by timestamp: two captures show the same
  let captured = 0;

  function counterOf(timestamp) {
    const known = counters.get(timestamp);
    if (known !== undefined) return known;
    const counter = captured++ % loopFrames;
    counters.set(timestamp, counter);
    if (counters.size > OWN_LATEST_FRAMES) counters.delete(counters.keys().next().value);
    return counter;
  }

  const frameOf = ({ displayWidth, displayHeight, timestamp }) =>
    paint(displayWidth, displayHeight, timestamp, counterOf(timestamp));

  function createTone() {
    let samples = 0;
    return ({ sampleRate, numberOfFrames, timestamp }) => {
      const data = new Float32Array(numberOfFrames);
      for (let i = 0; i < numberOfFrames; i++) {
        data[i] = OWN_AMPLITUDE * Math.sin((2 * Math.PI * toneHz * ((samples + i) % sampleRate)) / sampleRate);
      }
      samples += numberOfFrames;
      return new Data({ format: 'f32-planar', sampleRate, numberOfFrames, numberOfChannels: 1, timestamp, data });
    };
  }

  return (stream) => {
    for (const native of tracksOf(stream)) {
      const make = native.kind === 'video' ? frameOf : createTone();
      if (!replacer.replace(stream, native, 'devices', make)) {
        throw new Error('this browser has no MediaStreamTrackGenerator, which two tabs of one browser need');
      }
    }
  };
}
