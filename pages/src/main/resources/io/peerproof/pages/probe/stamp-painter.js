// Paints frames with a stamp: of a shared screen, and of a camera that the browser does not have. They show a grey
// desktop with the stamp and a bar that moves. docs/stamp.md describes the stamp.

import { Array, Math, Uint8Array, fillOf } from './builtins.js';
import { cellsOfStamp, STAMP_GRID } from './stamp.js';

// Luma in video range: dark and bright cells as a camera has them, and what lies around them. Chroma is grey.
const PAINTER_DARK = 32;
const PAINTER_BRIGHT = 219;
const PAINTER_DESKTOP = 96;
const PAINTER_BAR = 160;
const PAINTER_CHROMA = 128;

// The bar's height and its step each frame, as shares of the frame.
const PAINTER_BAR_HEIGHT = 1 / 12;
const PAINTER_BAR_STEPS = 60;

/**
 * Creates the painter of the frames of one source. It takes the size of a frame, its timestamp in microseconds and its
 * counter, and returns the VideoFrame.
 *
 * @param source the number of the camera or of the screen, which each stamp carries
 */
export function createStampPainter(source) {
  const Frame = globalThis.VideoFrame;

  function fill(luma, width, { left, top, right, bottom }, value) {
    for (let line = top; line < bottom; line++) fillOf(luma, value, line * width + left, line * width + right);
  }

  return (width, height, timestamp, counter) => {
    const chroma = ((width + 1) >> 1) * ((height + 1) >> 1);
    const planes = new Uint8Array(width * height + 2 * chroma);
    fillOf(planes, PAINTER_DESKTOP, 0, width * height);
    fillOf(planes, PAINTER_CHROMA, width * height, planes.length);
    const at = (share, length) => Math.round((share * length) / 2) * 2; // even, as a pixel of chroma is
    const barTop = at(1 / 2 + (1 / 3) * ((counter % PAINTER_BAR_STEPS) / PAINTER_BAR_STEPS), height);
    const barBottom = barTop + at(PAINTER_BAR_HEIGHT, height);
    fill(planes, width, { left: 0, top: barTop, right: width, bottom: barBottom }, PAINTER_BAR);
    const { left, top, cellWidth, cellHeight, columns } = STAMP_GRID;
    Array.from(cellsOfStamp(source, counter)).forEach((bit, i) => {
      const column = i % columns;
      const row = (i - column) / columns;
      const cell = {
        left: at(left + column * cellWidth, width),
        top: at(top + row * cellHeight, height),
        right: at(left + (column + 1) * cellWidth, width),
        bottom: at(top + (row + 1) * cellHeight, height),
      };
      fill(planes, width, cell, bit ? PAINTER_BRIGHT : PAINTER_DARK);
    });
    return new Frame(planes, { format: 'I420', codedWidth: width, codedHeight: height, timestamp });
  };
}
