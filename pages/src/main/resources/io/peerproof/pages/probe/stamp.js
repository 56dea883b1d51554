// Reads the stamp that Peerproof's fake camera paints into every frame: whose camera it is, and which
// frame of its loop. docs/stamp.md describes the format; stamp-vectors.json, beside the Java that
// paints it, holds both sides to it.

import { Array, Float32Array, Map, Math, Object } from './builtins.js';

const STAMP_COLUMNS = 12;
const STAMP_ROWS = 4;
const STAMP_CELLS = STAMP_COLUMNS * STAMP_ROWS;

// The first and the last cell of each row, top to bottom: four dark, four bright.
const STAMP_SYNC_LEFT = [1, 0, 1, 1];
const STAMP_SYNC_RIGHT = [0, 0, 1, 0];

// Where the grid lies, as shares of the camera's frame.
const STAMP_LEFT = 1 / 8;
const STAMP_TOP = 1 / 8;
const STAMP_WIDTH = 3 / 4;
const STAMP_HEIGHT = 1 / 3;

// Least difference between the mean bright and the mean dark sync cell, of 255: a quarter of what is painted.
const STAMP_LEAST_CONTRAST = 54;

// A cell nearer to the threshold than this share of the contrast is not guessed at: the frame counts as unread.
const STAMP_LEAST_MARGIN = 0.125;

// What a crop to another aspect ratio may leave of the camera's frame before it cuts into the grid.
const STAMP_LEAST_VISIBLE = 0.745;

// Of a grid that is cut at both sides: columns that must be left, six bits of the peer and ten of the checksum among
// them; how far from the threshold each cell must be; and the bits of the counter that a camera's loop uses.
const STAMP_CUT_COLUMNS = 6;
const STAMP_CUT_MARGIN = 0.25;
const STAMP_CUT_COUNTER_BITS = 12;

// Aspect ratios of cameras, tried when a frame has no stamp as it is: a page that asks for 16:9 gets the middle
// of a 4:3 camera's frame.
const STAMP_CAMERA_ASPECTS = [4 / 3, 16 / 9, 3 / 4, 9 / 16];

// Shares of the camera's width and height that a page may leave which enlarges the middle. Each one reads what is up to
// 4 % larger or smaller.
const STAMP_ZOOMS = [0.94, 0.88, 0.82, 0.77];

// How a page may have turned a frame before it sent it. Each entry maps a rectangle of the upright frame, in shares of
// its width and height, to the one in the frame that was sent.
const STAMP_TURNS = {
  mirrored: (x, y, w, h) => ({ x: 1 - x - w, y, w, h }),
  'turned by 180°': (x, y, w, h) => ({ x: 1 - x - w, y: 1 - y - h, w, h }),
  'turned by 90°': (x, y, w, h) => ({ x: 1 - y - h, y: x, w: h, h: w }),
  'turned by 270°': (x, y, w, h) => ({ x: y, y: 1 - x - w, w: h, h: w }),
  'upside down': (x, y, w, h) => ({ x, y: 1 - y - h, w, h }),
};
const STAMP_UPRIGHT = (x, y, w, h) => ({ x, y, w, h });

// Of a cell's inner half, along each side: more tell no more about how bright it is.
const STAMP_CELL_PIXELS = 8;

// 8 by 8 pixels a cell: enough to average an encoder's noise away and stay clear of blurred edges, few enough to
// be read back in a tenth of a millisecond. The drawing costs more, and it goes by the size of the frame: up to 2 ms
// at 640x480 in software.
const STAMP_CANVAS_WIDTH = 128;
const STAMP_CANVAS_HEIGHT = 96;

const stampNothing = (meanLuma, contrast) => ({ stamp: null, meanLuma, contrast });

/**
 * Decodes the stamp of a frame.
 *
 * @param pixels RGBA, width * height * 4 bytes, as in ImageData.data; any scaling of the camera's frame
 * @param width of the pixels
 * @param height of the pixels
 * @param aspect width by height of the frame that the pixels show, where they were squeezed; else left out
 * @returns {{stamp: {peer: number, counter: number, orientation?: string} | null, meanLuma: number, contrast: number}}
 *   stamp: null when there is none, or not one beyond doubt; orientation: how the frame is turned, missing where it is
 *   upright. meanLuma: of the whole frame, 0 to 255; a black one
 *   is below 8. contrast: between bright and dark sync cells, 0 to 255, where they are expected.
 */
export function decodeStamp(pixels, width, height, aspect = width / height) {
  if (!(width >= 1 && height >= 1 && pixels?.length >= width * height * 4)) return stampNothing(0, 0);
  const luma = new Float32Array(width * height);
  let sum = 0;
  for (let i = 0, p = 0; i < luma.length; i++, p += 4) {
    // BT.601; the cells are grey, so that any weights would do for them.
    luma[i] = 0.299 * pixels[p] + 0.587 * pixels[p + 1] + 0.114 * pixels[p + 2];
    sum += luma[i];
  }
  const { stamp, contrast } = stampOfPlane({ luma, stride: width, width, height }, aspect);
  return { stamp, meanLuma: sum / luma.length, contrast };
}

/**
 * Decodes the stamp of a plane of brightness.
 *
 * @param plane {luma, stride, width, height, gain}: a row begins every `stride` of `luma`; times `gain`, 1 where it is
 *   left out, black and white are 255 apart
 * @param aspect as of decodeStamp
 * @returns {{stamp: {peer: number, counter: number} | null, contrast: number}} as decodeStamp does
 */
export function stampOfPlane(plane, aspect = plane.width / plane.height) {
  const upright = stampInCrops(plane, aspect, STAMP_UPRIGHT);
  if (upright.stamp) return upright;
  const cut = stampInTallCrops(plane, aspect);
  if (cut) return { stamp: cut, contrast: upright.contrast };
  for (const [orientation, turn] of Object.entries(STAMP_TURNS)) {
    const { w } = turn(0, 0, 1, 0); // 0 where width and height change places
    const { stamp, contrast } = stampInCrops(plane, w === 0 ? 1 / aspect : aspect, turn);
    if (stamp) return { stamp: { ...stamp, orientation }, contrast };
  }
  return upright;
}

/** Reads the grid of a frame as it is, and of the middle of cameras of other aspect ratios. */
function stampInCrops(plane, aspect, turn) {
  const whole = stampInGrid(plane, 1, 1, turn);
  if (whole.stamp) return whole;
  for (const camera of STAMP_CAMERA_ASPECTS) {
    // Shares of the camera's width and height that a crop to this aspect ratio, about the middle, leaves.
    const across = Math.min(1, aspect / camera);
    const down = Math.min(1, camera / aspect);
    if (across === down || Math.min(across, down) < STAMP_LEAST_VISIBLE) continue;
    const cropped = stampInGrid(plane, across, down, turn);
    if (cropped.stamp) return cropped;
  }
  for (const zoom of STAMP_ZOOMS) {
    const enlarged = stampInGrid(plane, zoom, zoom, turn);
    if (enlarged.stamp) return enlarged;
  }
  return whole;
}

/**
 * Reads what is left of the grid in a tall frame, which a page that asks for 9:16 gets of the middle of a camera's
 * frame: some columns, and no sync cells.
 */
function stampInTallCrops(plane, aspect) {
  for (const camera of STAMP_CAMERA_ASPECTS) {
    const across = aspect / camera;
    if (across >= STAMP_LEAST_VISIBLE) continue;
    // Whole columns that lie within the frame.
    const edge = (1 - across) / 2;
    const cell = STAMP_WIDTH / STAMP_COLUMNS;
    const first = Math.ceil((edge - STAMP_LEFT) / cell - STAMP_LEAST_MARGIN);
    const last = STAMP_COLUMNS - 1 - first;
    if (last - first < STAMP_CUT_COLUMNS - 1) continue;
    const cells = stampCells(plane, across, 1, STAMP_UPRIGHT);
    const stamp = stampOfCutCells(cells, first, last);
    if (stamp) return stamp;
  }
  return null;
}

/** The stamp of which these columns of cells are seen; null unless exactly one stamp has them. */
function stampOfCutCells(cellAt, first, last) {
  const seen = Array.of(); // [index of the bit, brightness]
  for (let row = 0; row < STAMP_ROWS; row++) {
    for (let column = first; column <= last; column++) {
      seen.push(Array.of(row * (STAMP_COLUMNS - 2) + column - 1, cellAt(row, column)));
    }
  }
  const levels = seen.map(([, level]) => level);
  const middle = (Math.max(...levels) + Math.min(...levels)) / 2;
  const mean = (all) => all.reduce((sum, level) => sum + level, 0) / all.length;
  const bright = mean(levels.filter((level) => level > middle));
  const dark = mean(levels.filter((level) => level <= middle));
  const contrast = bright - dark;
  const threshold = (bright + dark) / 2;
  if (!(contrast >= STAMP_LEAST_CONTRAST)) return null;
  if (levels.some((level) => Math.abs(level - threshold) < contrast * STAMP_CUT_MARGIN)) return null;
  const bits = new Map(seen.map(([index, level]) => Array.of(index, level > threshold ? 1 : 0)));
  const isSeen = (stamp) => {
    const checksum = stampChecksum([stamp.peer, stamp.counter >> 8, stamp.counter & 0xff]);
    for (const [index, bit] of bits) {
      if (
        ((index < 8
          ? stamp.peer >> (7 - index)
          : index < 24
            ? stamp.counter >> (23 - index)
            : checksum >> (39 - index)) &
          1) !==
        bit
      )
        return false;
    }
    return true;
  };
  const known = (from, to) => {
    let value = 0;
    for (let index = from; index < to; index++) value = value * 2 + (bits.get(index) ?? 0);
    return value;
  };
  // What is not seen of the peer, and of the bits of the counter that a camera's loop uses: [of the peer, bit].
  const unseen = Array.of();
  for (let index = 0; index < 8; index++) if (!bits.has(index)) unseen.push(Array.of(true, 7 - index));
  for (let index = 24 - STAMP_CUT_COUNTER_BITS; index < 24; index++)
    if (!bits.has(index)) unseen.push(Array.of(false, 23 - index));
  let found = null;
  for (let guess = 0; guess < 1 << unseen.length; guess++) {
    const stamp = { peer: known(0, 8), counter: known(8, 24) };
    unseen.forEach(([ofPeer, bit], i) => {
      const value = ((guess >> i) & 1) << bit;
      if (ofPeer) stamp.peer |= value;
      else stamp.counter |= value;
    });
    if (!isSeen(stamp)) continue;
    if (found) return null;
    found = stamp;
  }
  return found;
}

/** Returns the brightness of a cell of a frame that shows the middle `across` by `down` of the camera's. */
function stampCells(plane, across, down, turn) {
  const { width, height, gain = 1 } = plane;
  const cellWidth = STAMP_WIDTH / STAMP_COLUMNS / across;
  const cellHeight = STAMP_HEIGHT / STAMP_ROWS / down;
  const left = (STAMP_LEFT - (1 - across) / 2) / across;
  const top = (STAMP_TOP - (1 - down) / 2) / down;
  return (row, column) => {
    const { x, y, w, h } = turn(left + column * cellWidth, top + row * cellHeight, cellWidth, cellHeight);
    return gain * stampInnerMean(plane, x * width, y * height, w * width, h * height);
  };
}

/** Reads the grid of a frame that shows the middle `across` by `down` of the camera's. */
function stampInGrid(plane, across, down, turn) {
  return stampOfGrid(stampCells(plane, across, down, turn));
}

/**
 * Reads the grid in a rectangle of a plane of brightness: {left, top, width, height}, in shares of the plane's. Returns
 * the stamp; null where there is none.
 */
export function stampInRectangle(plane, { left, top, width, height }) {
  const { gain = 1 } = plane;
  const cellWidth = (width * plane.width) / STAMP_COLUMNS;
  const cellHeight = (height * plane.height) / STAMP_ROWS;
  const x = left * plane.width;
  const y = top * plane.height;
  return stampOfGrid(
    (row, column) => gain * stampInnerMean(plane, x + column * cellWidth, y + row * cellHeight, cellWidth, cellHeight),
  ).stamp;
}

function stampOfGrid(cellAt) {
  let bright = 0;
  let dark = 0;
  for (let row = 0; row < STAMP_ROWS; row++) {
    const first = cellAt(row, 0);
    const last = cellAt(row, STAMP_COLUMNS - 1);
    if (STAMP_SYNC_LEFT[row]) bright += first / 4;
    else dark += first / 4;
    if (STAMP_SYNC_RIGHT[row]) bright += last / 4;
    else dark += last / 4;
  }
  const contrast = Math.max(0, bright - dark);
  if (contrast < STAMP_LEAST_CONTRAST) return { stamp: null, contrast };
  const cells = new Float32Array(STAMP_CELLS);
  for (let i = 0; i < STAMP_CELLS; i++) cells[i] = cellAt(Math.floor(i / STAMP_COLUMNS), i % STAMP_COLUMNS);
  return { stamp: stampOfCells(cells, (bright + dark) / 2, contrast), contrast };
}

/**
 * Mean of pixels whose centres lie in the middle half of a cell, away from its blurred edges: of all of them in a
 * small frame, of eight or more by eight or more evenly spread ones in a large one; of one at least.
 */
function stampInnerMean({ luma, stride, width, height }, x, y, cellWidth, cellHeight) {
  const x0 = Math.min(width - 1, Math.max(0, Math.round(x + cellWidth / 4)));
  const x1 = Math.min(width, Math.max(x0 + 1, Math.round(x + (cellWidth * 3) / 4)));
  const y0 = Math.min(height - 1, Math.max(0, Math.round(y + cellHeight / 4)));
  const y1 = Math.min(height, Math.max(y0 + 1, Math.round(y + (cellHeight * 3) / 4)));
  const across = Math.max(1, Math.floor((x1 - x0) / STAMP_CELL_PIXELS));
  const down = Math.max(1, Math.floor((y1 - y0) / STAMP_CELL_PIXELS));
  let sum = 0;
  let pixels = 0;
  for (let line = y0; line < y1; line += down) {
    for (let i = line * stride + x0; i < line * stride + x1; i += across) {
      sum += luma[i];
      pixels += 1;
    }
  }
  return sum / pixels;
}

function stampOfCells(cells, threshold, contrast) {
  const bits = Array.of();
  for (let row = 0; row < STAMP_ROWS; row++) {
    for (let column = 0; column < STAMP_COLUMNS; column++) {
      const above = cells[row * STAMP_COLUMNS + column] - threshold;
      if (Math.abs(above) < contrast * STAMP_LEAST_MARGIN) return null;
      const bit = above > 0 ? 1 : 0;
      if (column === 0) {
        if (bit !== STAMP_SYNC_LEFT[row]) return null;
      } else if (column === STAMP_COLUMNS - 1) {
        if (bit !== STAMP_SYNC_RIGHT[row]) return null;
      } else {
        bits.push(bit);
      }
    }
  }
  const number = (from, to) => bits.slice(from, to).reduce((value, bit) => value * 2 + bit, 0);
  const peer = number(0, 8);
  const counter = number(8, 24);
  return stampChecksum([peer, counter >> 8, counter & 0xff]) === number(24, 40) ? { peer, counter } : null;
}

// Added to the number of a peer, it is the number in the stamp of the screen that the peer shares.
const STAMP_OF_SCREEN = 128;

/** Where the grid lies, and the size of a cell, as shares of the frame. */
export const STAMP_GRID = {
  left: STAMP_LEFT,
  top: STAMP_TOP,
  cellWidth: STAMP_WIDTH / STAMP_COLUMNS,
  cellHeight: STAMP_HEIGHT / STAMP_ROWS,
  columns: STAMP_COLUMNS,
};

/** The number in the stamp of a peer's screen. */
export const screenOf = (peer) => peer + STAMP_OF_SCREEN;

/** Whose stamp it is, {peer, screen}; peer: null without one, screen: true or missing. */
export function sourceOf(stamp) {
  if (!stamp) return { peer: null };
  return stamp.peer < STAMP_OF_SCREEN ? { peer: stamp.peer } : { peer: stamp.peer - STAMP_OF_SCREEN, screen: true };
}

/** The cells of a stamp, row by row: 1 is bright. */
export function cellsOfStamp(peer, counter) {
  const numbers = Array.of([peer, 8], [counter, 16], [stampChecksum([peer, counter >> 8, counter & 0xff]), 16]);
  const bits = Array.of();
  for (const [number, size] of numbers) {
    for (let bit = size - 1; bit >= 0; bit--) bits.push((number >> bit) & 1);
  }
  const cells = Array.of();
  let next = 0;
  for (let row = 0; row < STAMP_ROWS; row++) {
    cells.push(STAMP_SYNC_LEFT[row]);
    for (let column = 1; column < STAMP_COLUMNS - 1; column++) cells.push(bits[next++]);
    cells.push(STAMP_SYNC_RIGHT[row]);
  }
  return cells;
}

/** CRC-16/CCITT, initial value 0xFFFF (CRC-16/IBM-3740): 0x29B1 over the ASCII digits 123456789. */
function stampChecksum(bytes) {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

/**
 * A reader with one small canvas of its own, out of the page's sight. What it needs of the page's globals it takes
 * here, once, before the page can replace them.
 *
 * @returns {{read: function(source, sourceWidth: number, sourceHeight: number): {stamp, meanLuma, contrast}}}
 *   read takes what drawImage takes (a video element, VideoFrame, ImageBitmap or canvas) and that source's size in
 *   pixels; it returns what decodeStamp does. It never throws: a source that cannot be drawn (closed, tainted by
 *   another origin) reads as no stamp, mean luma 0, and says why in `error`.
 */
export function createStampReader() {
  const canvas = new OffscreenCanvas(STAMP_CANVAS_WIDTH, STAMP_CANVAS_HEIGHT);
  // Read back after every drawing: a canvas in main memory, not on the GPU.
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  const drawImage = context.drawImage.bind(context);
  const getImageData = context.getImageData.bind(context);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'low';
  return {
    read(source, sourceWidth, sourceHeight) {
      try {
        if (!(sourceWidth > 0 && sourceHeight > 0)) return stampNothing(0, 0);
        drawImage(source, 0, 0, STAMP_CANVAS_WIDTH, STAMP_CANVAS_HEIGHT);
        const { data } = getImageData(0, 0, STAMP_CANVAS_WIDTH, STAMP_CANVAS_HEIGHT);
        return decodeStamp(data, STAMP_CANVAS_WIDTH, STAMP_CANVAS_HEIGHT, sourceWidth / sourceHeight);
      } catch (error) {
        return { ...stampNothing(0, 0), error: `${error?.name}: ${error?.message}` };
      }
    },
  };
}
