// Light that CSS effects let through, 0 (nothing) to 1 (all of it).

import { Array, Math, Number } from './builtins.js';

// A blur of this share of the shorter side leaves nothing that can be recognised.
const BLUR_SHARE = 1 / 6;

// Brightness above this makes the dark cells of a stamp as white as the bright ones.
const MOST_BRIGHTNESS = 10;

const amountOf = (text) => {
  const number = parseFloat(text);
  if (Number.isNaN(number)) return 1;
  return /%\s*$/.test(text) ? number / 100 : number;
};

/** All matches of a global expression in a text. */
function matchesIn(text, expression) {
  const all = Array.of();
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match; match = expression.exec(text)) all.push(match);
  return all;
}

/**
 * Light that a `filter` lets through.
 *
 * @param shortSide of what is filtered, pixels
 */
export function filterFactor(filter, shortSide) {
  if (!filter || filter === 'none') return 1;
  let factor = 1;
  for (const [, name, argument] of matchesIn(filter, /([a-z-]+)\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)) {
    const amount = amountOf(argument);
    if (name === 'brightness') factor *= amount > MOST_BRIGHTNESS ? 0 : Math.min(1, amount);
    if (name === 'contrast' || name === 'opacity') factor *= Math.min(1, amount);
    if (name === 'invert') factor *= Math.abs(1 - 2 * Math.min(1, amount));
    if (name === 'blur') factor *= parseFloat(argument) > shortSide * BLUR_SHARE ? 0 : 1;
  }
  return factor;
}

/** Light that a `mask-image` lets through; all of it where the mask is an image, of which nothing is known. */
export function maskFactor(mask) {
  return mask && !/url\(/.test(mask) && /gradient\(/.test(mask) ? gradientAlpha(mask) : 1;
}

/** Mean alpha of the colours of gradients. */
export function gradientAlpha(image) {
  const colours = matchesIn(image, /rgba?\([^)]*\)|transparent/g);
  return colours.length === 0 ? 1 : colours.reduce((sum, [colour]) => sum + alphaOf(colour), 0) / colours.length;
}

/**
 * Alpha of the shadows inside of a box at a point.
 *
 * @param inside the point's distance from the nearest edge of the padding box, pixels
 */
export function insetShadowAlpha(shadows, inside) {
  if (!shadows || !/inset/.test(shadows)) return 0;
  let alpha = 0;
  // `rgb(0, 0, 0) 0px 0px 0px 500px inset`: offsets, blur, spread.
  for (const [, colour, spread] of matchesIn(shadows, /((?:rgba?|color)\([^)]*\)) \S+px \S+px \S+px (\S+)px inset/g)) {
    if (parseFloat(spread) >= inside) alpha = Math.max(alpha, alphaOf(colour));
  }
  return alpha;
}

// A shadow that reaches less far beyond its element is a decoration.
const LEAST_REACH_PX = 16;

/** Shadows and outlines that reach far beyond a box: {alpha, x, y, spread}, the opaque part of each, pixels. */
export function farShadowsOf({ boxShadow, outlineStyle, outlineColor, outlineWidth, outlineOffset }) {
  // `rgb(0, 0, 0) 0px 0px 0px 500px`: offsets, blur, spread.
  const all = matchesIn(boxShadow ?? '', /((?:rgba?|color)\([^)]*\)) (\S+)px (\S+)px (\S+)px (\S+)px(?! inset)/g).map(
    ([, colour, x, y, blur, spread]) => ({
      alpha: alphaOf(colour),
      x: parseFloat(x),
      y: parseFloat(y),
      spread: parseFloat(spread) - parseFloat(blur) / 2,
    }),
  );
  if (outlineStyle && outlineStyle !== 'none') {
    const spread = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    all.push({ alpha: alphaOf(outlineColor), x: 0, y: 0, spread });
  }
  return all.filter(
    ({ alpha, x, y, spread }) => alpha > 0 && Math.max(Math.abs(x), Math.abs(y)) + spread >= LEAST_REACH_PX,
  );
}

const DARKENS = /^(multiply|darken|color-burn)$/;
const LIGHTENS = /^(screen|lighten|color-dodge|plus-lighter)$/;

/**
 * Light that is left of what is blended with what lies behind it: nothing of what is multiplied by black.
 *
 * @param behind brightness of what lies behind, 0 to 1
 */
export function blendFactor(mode, behind) {
  if (DARKENS.test(mode)) return behind;
  return LIGHTENS.test(mode) ? 1 - behind : 1;
}

/**
 * Light that comes through a layer which is blended with what lies below it.
 *
 * @param brightness of the layer, 0 to 1
 */
export function blendedLight(mode, brightness) {
  if (mode === 'normal' || mode === 'luminosity') return 0;
  return mode === 'hard-light' ? 1 - Math.abs(2 * brightness - 1) : blendFactor(mode, brightness);
}

/** Brightness of a computed colour, 0 to 1; white where it has another notation. */
export function brightnessOf(colour) {
  const [, red, green, blue] = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)/.exec(colour) ?? Array.of('', 255, 255, 255);
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}

/** Alpha of a computed colour. */
export function alphaOf(colour) {
  if (!colour || colour === 'transparent' || colour === 'none') return 0;
  // The fourth number, or the one after the stroke: `rgba(0, 0, 0, 0.5)`, `color(srgb 0 0 0 / 0.5)`.
  const alpha = /^rgba\([^,]*,[^,]*,[^,]*,([^)]*)\)|\/([^)]*)\)$/.exec(colour);
  return alpha ? amountOf(alpha[1] ?? alpha[2]) : 1;
}
