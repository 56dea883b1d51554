// Finds the stamp of a camera that a page put somewhere into a larger frame before it sent it: a camera beside slides,
// or one that was cropped by hand. A search costs 10 to 300 ms of the page's main thread, so it goes on in slices, a few
// searches are made, and the place is kept.

import { Array, Float64Array, Math, performance } from './builtins.js';
import { stampInRectangle } from './stamp.js';

// The frame is searched in a copy of this width. A cell must have three pixels of that, so that a camera is found which
// fills a third of the frame's width.
const SEARCH_WIDTH = 160;
const SEARCH_LEAST_CELL = 3;
const SEARCH_MOST_CELL = 13;

// Steps in size and in cells: a reading allows for a quarter of a cell.
const SEARCH_SIZE_STEP = 1.03;
const SEARCH_PLACE_STEP = 0.25;

// Width by height of a cell, of a camera of 4:3 and of one of 16:9.
const SEARCH_SHAPES = Array.of(1, 4 / 3);

// The first and the last cell of each row, as in stamp.js.
const SEARCH_LEFT = Array.of(1, 0, 1, 1);
const SEARCH_RIGHT = Array.of(0, 0, 1, 0);
const SEARCH_COLUMNS = 12;
const SEARCH_ROWS = 4;
const SEARCH_LEAST_CONTRAST = 54;

const SEARCH_INTERVAL_MS = 100;
const SEARCH_SLICE_MS = 4;
const SEARCH_MOST = 5;
const SEARCH_PLACES = 4;

/** Creates a search that remembers where it found stamps. */
export function createStampSearch() {
  const places = Array.of(); // rectangles of grids, in shares of the frame
  const sizes = SEARCH_SHAPES.flatMap(sizesOf);
  let searches = 0;
  let searchedAt = -Infinity;
  let next = 0; // index of the size that is looked for next

  return {
    /** Returns the stamp somewhere in a plane of brightness; null where there is none, or none was looked for. */
    find(plane) {
      for (const place of places) {
        const stamp = stampInRectangle(plane, place);
        if (stamp) return stamp;
      }
      const began = performance.now();
      if (searches >= SEARCH_MOST || began - searchedAt < SEARCH_INTERVAL_MS) return null;
      const small = copyOf(plane);
      let found = null;
      while (!found && next < sizes.length && performance.now() - began < SEARCH_SLICE_MS) {
        found = searchSize(plane, small, sizes[next++]);
      }
      searchedAt = performance.now();
      if (next >= sizes.length) searches += 1;
      if (found || next >= sizes.length) next = 0;
      if (!found) return null;
      places.push(found.place);
      if (places.length > SEARCH_PLACES) places.shift();
      searches = 0;
      return found.stamp;
    },
  };
}

/** Widths and heights of cells of a shape, in pixels of the small copy, the largest first. */
function sizesOf(shape) {
  const sizes = Array.of();
  for (let cell = SEARCH_MOST_CELL; cell >= SEARCH_LEAST_CELL; cell /= SEARCH_SIZE_STEP)
    sizes.push(Array.of(cell, cell / shape));
  return sizes;
}

function copyOf(plane) {
  const width = Math.min(SEARCH_WIDTH, plane.width);
  const height = Math.round((width * plane.height) / plane.width);
  return { sums: sumsOf(plane, width, height), width, height };
}

/** Sums of the brightness of all pixels above and to the left, of a small copy: one column and row more than it has. */
function sumsOf({ luma, stride, width: fullWidth, height: fullHeight, gain = 1 }, width, height) {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    const line = Math.floor(((y + 0.5) * fullHeight) / height) * stride;
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += gain * luma[line + Math.floor(((x + 0.5) * fullWidth) / width)];
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
    }
  }
  return sums;
}

/** Returns {place, stamp} of the first grid with cells of a size; null without one. */
function searchSize(plane, { sums, width, height }, [cellWidth, cellHeight]) {
  const across = width + 1;
  /** Mean of the inner half of a cell of the grid at x, y. */
  const level = (x, y, row, column) => {
    const x0 = Math.round(x + (column + 0.25) * cellWidth);
    const y0 = Math.round(y + (row + 0.25) * cellHeight);
    const x1 = Math.max(x0 + 1, Math.round(x + (column + 0.75) * cellWidth));
    const y1 = Math.max(y0 + 1, Math.round(y + (row + 0.75) * cellHeight));
    const sum = sums[y1 * across + x1] - sums[y0 * across + x1] - sums[y1 * across + x0] + sums[y0 * across + x0];
    return sum / ((x1 - x0) * (y1 - y0));
  };
  const last = SEARCH_COLUMNS - 1;
  for (let y = 0; y + SEARCH_ROWS * cellHeight <= height; y += cellHeight * SEARCH_PLACE_STEP) {
    for (let x = 0; x + SEARCH_COLUMNS * cellWidth <= width; x += cellWidth * SEARCH_PLACE_STEP) {
      const bright = level(x, y, 0, 0);
      const dark = level(x, y, 0, last);
      if (bright - dark < SEARCH_LEAST_CONTRAST) continue;
      const middle = (bright + dark) / 2;
      let isSync = true;
      for (let row = 1; row < SEARCH_ROWS && isSync; row++) {
        isSync =
          level(x, y, row, 0) > middle === (SEARCH_LEFT[row] === 1) &&
          level(x, y, row, last) > middle === (SEARCH_RIGHT[row] === 1);
      }
      if (!isSync) continue;
      const place = {
        left: x / width,
        top: y / height,
        width: (SEARCH_COLUMNS * cellWidth) / width,
        height: (SEARCH_ROWS * cellHeight) / height,
      };
      const stamp = stampInRectangle(plane, place);
      if (stamp) return { place, stamp };
    }
  }
  return null;
}
