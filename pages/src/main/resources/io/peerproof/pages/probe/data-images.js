// Images that a page gives as `data:` addresses for masks and backgrounds: how much of a box they paint. The browser
// does not tell that of a style; such an image needs no server, and can be read.

import { Map, Math } from './builtins.js';

// Side of the small copy that is read.
const DATA_IMAGE_COPY_PX = 16;

// Images of a document that are read, and the longest address of one: a page may make a new one for each frame.
const DATA_IMAGES_MOST = 32;
const DATA_IMAGE_LONGEST = 200000;

/** Creates the images of one document. */
export function createDataImages({ guard, listen }) {
  const { Image, OffscreenCanvas } = globalThis;
  const known = new Map(); // address to {width, height, alpha}; to null before it is read, and where it cannot be

  function read(image) {
    const copy = new OffscreenCanvas(DATA_IMAGE_COPY_PX, DATA_IMAGE_COPY_PX).getContext('2d');
    copy.drawImage(image, 0, 0, DATA_IMAGE_COPY_PX, DATA_IMAGE_COPY_PX);
    const { data } = copy.getImageData(0, 0, DATA_IMAGE_COPY_PX, DATA_IMAGE_COPY_PX);
    let sum = 0;
    for (let i = 3; i < data.length; i += 4) sum += data[i];
    return { width: image.naturalWidth, height: image.naturalHeight, alpha: (4 * sum) / data.length / 255 };
  }

  /** Returns what is known of an image: null at first, because an image is decoded later. */
  function imageAt(address) {
    if (known.has(address)) return known.get(address);
    if (known.size >= DATA_IMAGES_MOST || address.length > DATA_IMAGE_LONGEST) return null;
    known.set(address, null);
    guard('images', () => {
      const image = new Image();
      listen(image, 'load', () => known.set(address, read(image)));
      image.src = address;
    });
    return null;
  }

  return {
    /**
     * Mean alpha of an image over a box: 1 where it hides, or as a mask shows, all of it. Undefined where it is not
     * known: for an image of another address, several images, or one that is not decoded yet.
     *
     * @param image the computed value: `url("data:…")`
     * @param layout {size, repeat}, computed values
     * @param box {width, height} in pixels
     */
    alphaOver(image, { size, repeat }, box) {
      const [, quoted] = /^url\("(data:image\/(?:[^"\\]|\\.)*)"\)$/s.exec(image) ?? [];
      const found = quoted && imageAt(quoted.replace(/\\(.)/gs, '$1'));
      const tile = found && tileOf(size, found, box);
      if (!tile) return undefined;
      const across = /^repeat(-x)?$/.test(repeat) ? 1 : Math.min(1, tile.width / box.width);
      const down = /^repeat(-y)?$/.test(repeat) ? 1 : Math.min(1, tile.height / box.height);
      return found.alpha * across * down;
    },
  };
}

/** The size at which an image is painted; undefined for values that are not understood. */
function tileOf(size, image, box) {
  const { width, height } = image;
  if (!(width > 0 && height > 0 && box.width > 0 && box.height > 0)) return undefined;
  if (size === 'auto') return { width, height };
  const scales = { x: box.width / width, y: box.height / height };
  const scale = { contain: Math.min(scales.x, scales.y), cover: Math.max(scales.x, scales.y) }[size];
  if (scale) return { width: width * scale, height: height * scale };
  const [, across, down] = /^([\d.]+(?:px|%)|auto)(?: ([\d.]+(?:px|%)|auto))?$/.exec(size) ?? [];
  if (!across) return undefined;
  const length = (text, whole) => parseFloat(text) * (/%$/.test(text) ? whole / 100 : 1);
  const x = across === 'auto' ? undefined : length(across, box.width);
  const y = !down || down === 'auto' ? undefined : length(down, box.height);
  return { width: x ?? (width * (y ?? height)) / height, height: y ?? (height * (x ?? width)) / width };
}
