// Difference between a frame and the one read before it: it tells live video from a still image where there is no
// stamp.

import { Float64Array, Math, Uint32Array } from './builtins.js';

// A turning face, a clock's hand or a spinner changes the mean of a cell; an encoder's noise hardly does.
const FRAME_DIFF_COLUMNS = 16;
const FRAME_DIFF_ROWS = 9;

// Of a cell, along each side.
const FRAME_DIFF_STEP = 4;

/** Compares the frames of one track, one after another. */
export function createFrameDiff() {
  let before = null;

  function cellsOf({ luma, stride, width, height, gain }) {
    const sums = new Float64Array(FRAME_DIFF_COLUMNS * FRAME_DIFF_ROWS);
    const pixels = new Uint32Array(sums.length);
    for (let line = 0; line < height; line += FRAME_DIFF_STEP) {
      const row = Math.floor((line * FRAME_DIFF_ROWS) / height) * FRAME_DIFF_COLUMNS;
      for (let x = 0; x < width; x += FRAME_DIFF_STEP) {
        const cell = row + Math.floor((x * FRAME_DIFF_COLUMNS) / width);
        sums[cell] += luma[line * stride + x];
        pixels[cell] += 1;
      }
    }
    for (let cell = 0; cell < sums.length; cell++) sums[cell] *= pixels[cell] ? gain / pixels[cell] : 0;
    return sums;
  }

  return {
    /**
     * @returns the difference of the cell that changed most, 0 to 255; null for the first frame. A frame
     *   without a plane counts as one cell
     */
    of({ plane, meanLuma }) {
      const now = plane ? cellsOf(plane) : [meanLuma()];
      const last = before;
      before = now;
      if (last?.length !== now.length) return null;
      let most = 0;
      for (let cell = 0; cell < now.length; cell++) most = Math.max(most, Math.abs(now[cell] - last[cell]));
      return most;
    },
  };
}
