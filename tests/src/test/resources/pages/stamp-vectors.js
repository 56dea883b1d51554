// Paints every example as the camera would and reads it back; what was read is for the test to judge.
import { createStampReader, decodeStamp } from '/probe/stamp.js';
import { tell } from './stamp-result.js';

const SURROUNDINGS = ['#707070', '#000', '#fff', '#3060c0'];

function painted(vectors, cells, width, height, surroundings) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  const { left, top, cellWidth, cellHeight } = vectors.grid;
  context.fillStyle = surroundings;
  context.fillRect(0, 0, width, height);
  [...cells].forEach((cell, i) => {
    const level = cell === '1' ? vectors.grey.bright : vectors.grey.dark;
    context.fillStyle = `rgb(${level} ${level} ${level})`;
    const x = Math.round((left + (i % vectors.columns) * cellWidth) * width);
    const y = Math.round((top + Math.floor(i / vectors.columns) * cellHeight) * height);
    context.fillRect(x, y, Math.round(cellWidth * width), Math.round(cellHeight * height));
  });
  return canvas;
}

function scaled(canvas, width, height) {
  const small = new OffscreenCanvas(width, height);
  const context = small.getContext('2d', { alpha: false, willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, width, height);
  return small;
}

/** The middle of a picture, as a page gets it that asks for another aspect ratio. */
function cropped(canvas, width, height) {
  const part = new OffscreenCanvas(width, height);
  const context = part.getContext('2d', { alpha: false, willReadFrequently: true });
  context.drawImage(canvas, (width - canvas.width) / 2, (height - canvas.height) / 2);
  return part;
}

const decoded = (canvas) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return decodeStamp(data, canvas.width, canvas.height).stamp;
};

const thrownBy = (piece) => {
  try {
    piece();
    return null;
  } catch (error) {
    return String(error);
  }
};

async function run() {
  const vectors = await (await fetch('/media/stamp-vectors.json')).json();
  const reader = createStampReader();
  const readings = (example, surroundings) => {
    const full = painted(vectors, example.cells, 640, 480, surroundings);
    const quarter = scaled(full, 160, 120);
    const wide = cropped(full, 640, 360);
    return {
      full: decoded(full),
      quarter: decoded(quarter),
      readFull: reader.read(full, 640, 480).stamp,
      readQuarter: reader.read(quarter, 160, 120).stamp,
      readCropped: reader.read(wide, 640, 360).stamp,
      enlarged: decoded(scaled(cropped(full, 512, 384), 640, 480)),
    };
  };
  const tall = vectors.stamps.map((example) => ({
    example,
    read: decoded(cropped(painted(vectors, example.cells, 640, 480, '#707070'), 270, 480)),
  }));
  const all = (examples) =>
    examples.flatMap((example) =>
      SURROUNDINGS.map((surroundings) => ({ example, readings: readings(example, surroundings) })),
    );
  const black = new OffscreenCanvas(640, 480);
  black.getContext('2d', { alpha: false }).fillRect(0, 0, 640, 480);
  const odd = [undefined, null, {}, 'text', new OffscreenCanvas(1, 1), document.createElement('video')];
  const one = painted(vectors, vectors.stamps[0].cells, 640, 480, '#707070');
  const began = performance.now();
  for (let i = 0; i < 200; i++) reader.read(one, 640, 480);
  const readMs = (performance.now() - began) / 200;
  tell({
    stamps: all(vectors.stamps),
    refused: all(vectors.refused),
    tall,
    black: reader.read(black, 640, 480),
    odd: odd.map((source) =>
      thrownBy(() => {
        for (const size of [0, 1, NaN, undefined]) reader.read(source, size, size);
        decodeStamp(source, 4, 4);
      }),
    ),
    readMs,
  });
}

run().catch((error) => tell({ error: String(error) }));
