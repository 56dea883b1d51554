// Paints the frames of a shared screen: a grey desktop with the stamp and a bar that moves. docs/stamp.md describes the
// stamp.

import { Array, Math, Uint8Array, fillOf } from './builtins.js';
import { cellsOfStamp, screenOf, STAMP_GRID } from './stamp.js';

// Luma in video range: dark and bright cells as a camera has them, and what lies around them. Chroma is grey.
const SCREEN_DARK = 32;
const SCREEN_BRIGHT = 219;
const SCREEN_DESKTOP = 96;
const SCREEN_BAR = 160;
const SCREEN_CHROMA = 128;

// The bar's height and its step each frame, as shares of the frame.
const SCREEN_BAR_HEIGHT = 1 / 12;
const SCREEN_BAR_STEPS = 60;

/**
 * Creates the painter of one share. It takes the size of a frame and its timestamp in microseconds, and returns the
 * next VideoFrame.
 */
export function createScreenPainter({ peer, loopFrames }) {
  const Frame = globalThis.VideoFrame;
  let counter = 0;

  function fill(luma, width, { left, top, right, bottom }, value) {
    for (let line = top; line < bottom; line++) fillOf(luma, value, line * width + left, line * width + right);
  }

  return (width, height, timestamp) => {
    const chroma = ((width + 1) >> 1) * ((height + 1) >> 1);
    const planes = new Uint8Array(width * height + 2 * chroma);
    fillOf(planes, SCREEN_DESKTOP, 0, width * height);
    fillOf(planes, SCREEN_CHROMA, width * height, planes.length);
    const at = (share, length) => Math.round((share * length) / 2) * 2; // even, as a pixel of chroma is
    const barTop = at(1 / 2 + (1 / 3) * ((counter % SCREEN_BAR_STEPS) / SCREEN_BAR_STEPS), height);
    const barBottom = barTop + at(SCREEN_BAR_HEIGHT, height);
    fill(planes, width, { left: 0, top: barTop, right: width, bottom: barBottom }, SCREEN_BAR);
    const { left, top, cellWidth, cellHeight, columns } = STAMP_GRID;
    Array.from(cellsOfStamp(screenOf(peer), counter)).forEach((bit, i) => {
      const column = i % columns;
      const row = (i - column) / columns;
      const cell = {
        left: at(left + column * cellWidth, width),
        top: at(top + row * cellHeight, height),
        right: at(left + (column + 1) * cellWidth, width),
        bottom: at(top + (row + 1) * cellHeight, height),
      };
      fill(planes, width, cell, bit ? SCREEN_BRIGHT : SCREEN_DARK);
    });
    counter = (counter + 1) % loopFrames;
    return new Frame(planes, { format: 'I420', codedWidth: width, codedHeight: height, timestamp });
  };
}
