// Tells whether a person sees an element, and if not, what hides it.
//
// The browser's own word comes first: IntersectionObserver with `trackVisibility` says that nothing covers, clips,
// filters or fades an element. It does not say so of healthy ones with a label over them, so those are looked at
// closely: effects along the ancestors, what clips them, and what lies above them at a grid of points.
// https://w3c.github.io/IntersectionObserver/v2/
import { Array, Map, Math, performance, Reflect, WeakMap } from './builtins.js';
import { createCoverage } from './coverage.js';
import { createDataImages } from './data-images.js';
import { alphaOf, blendFactor, brightnessOf, filterFactor, maskFactor } from './effects.js';
import { parentInFlatTree, placeOf, titleOf } from './element-titles.js';

// A person cannot be recognised in less.
const LEAST_VISIBLE_PX = 16;

// The same beside a video, canvas or image of sixteen times its area, which is what a person looks at.
const LEAST_BESIDE_STAGE_PX = 48;
const STAGE_AREAS = 16;

// Share of the light, of 1, that must come through what is above, and of the points that must be seen.
const LEAST_LIGHT = 0.15;
const LEAST_SHARE = 0.25;

// Points along each side of the frame that an element shows.
const SIGHT_GRID = 6;

// A look is good for so long. A hidden element is looked at more often at first, because what covers a video until it
// plays goes away in a moment, and the harness waits for that.
const SIGHT_INTERVAL_MS = 500;
const SIGHT_EAGER_MS = 100;
const SIGHT_EAGER_LOOKS = 20;

// How often the browser may say anew whether an element is visible: the least that it allows.
const SIGHT_DELAY_MS = 100;

/** Creates the sight of one document. */
export function createSight(channel, hooks) {
  const { guard } = channel;
  const Observer = globalThis.IntersectionObserver;
  const { checkVisibility } = Element.prototype;
  // Older browsers know the first two names, newer ones all four.
  const isRendered = (element, { opacity }) =>
    !checkVisibility ||
    Reflect.apply(checkVisibility, element, [
      { checkOpacity: opacity, checkVisibilityCSS: true, opacityProperty: opacity, visibilityProperty: true },
    ]);
  const looks = new WeakMap(); // element to {unseen, unsure, atMs, hidden: number of looks that found it hidden}
  const surelyVisible = new WeakMap(); // element to the browser's last word
  const images = createDataImages(channel);
  const coverage = createCoverage(hooks, images);
  const observer = guard('sight', () => {
    if (!Observer) return null;
    const created = new Observer(
      (entries) => {
        for (const { target, isVisible, intersectionRatio } of entries)
          surelyVisible.set(target, isVisible === true && intersectionRatio >= LEAST_SHARE);
      },
      { trackVisibility: true, delay: SIGHT_DELAY_MS, threshold: [0, LEAST_SHARE, 1] },
    );
    return created.trackVisibility ? created : null;
  });

  /**
   * Returns {unseen, unsure, frame}: what hides the element, empty where nothing does; what may hide it, likewise; the
   * size of a frame of another origin around it, empty where there is none, or where the browser says that it is seen.
   */
  function lookAt(element) {
    const known = looks.get(element);
    const at = performance.now();
    if (known) {
      const eager = known.unseen && known.hidden < SIGHT_EAGER_LOOKS;
      if (at - known.atMs < (eager ? SIGHT_EAGER_MS : SIGHT_INTERVAL_MS)) return known;
    } else observer?.observe(element);
    const found = { unsure: '', frame: '', ...look(element) };
    const latest = { ...found, atMs: at, hidden: (known?.hidden ?? 0) + (found.unseen ? 1 : 0) };
    looks.set(element, latest);
    return latest;
  }

  const hiddenBy = (unseen) => ({ unseen });

  function look(element) {
    const page = element.ownerDocument;
    const view = page.defaultView;
    if (!element.isConnected || !view) return hiddenBy('it is not in the document');
    if (element.getRootNode().pictureInPictureElement === element) return hiddenBy('');
    if (page.visibilityState === 'hidden') return hiddenBy('the page is hidden');
    if (!isRendered(element, { opacity: false })) return hiddenBy(styleThatHides(element, view));
    const effects = effectsOn(element, view);
    if (effects.unseen) return hiddenBy(effects.unseen);
    const shown = frameBoxOf(element, view);
    const { width, height } = shown;
    if (width < LEAST_VISIBLE_PX || height < LEAST_VISIBLE_PX) return hiddenBy(smallness(element, shown, view));
    const cut = cutOf(element, view);
    if (cut) return hiddenBy(cut);
    const stage = stageBeside(element, shown);
    if (stage) return hiddenBy(stage);
    const sure = surelyVisible.get(element) === true;
    const found = points(element, shown, view, sure) ?? frameAround(view, sure);
    return found.unseen || found.unsure ? found : { ...found, unsure: effects.unsure };
  }

  /** Names the ancestor whose `display`, `visibility` or `content-visibility` hides an element. */
  function styleThatHides(element, view) {
    for (let at = element; at; at = parentInFlatTree(at)) {
      const { display, contentVisibility } = view.getComputedStyle(at);
      if (display === 'none') return `display is none${ofOther(at, element)}`;
      if (contentVisibility === 'hidden' && at !== element)
        return `content-visibility is hidden${ofOther(at, element)}`;
    }
    const { visibility } = view.getComputedStyle(element);
    return visibility === 'visible' ? 'it is not rendered' : `visibility is ${visibility}`;
  }

  const ofOther = (at, element) => (at === element ? '' : ` at ${titleOf(at)}`);

  /**
   * Looks at the effects along the ancestors. Returns {unseen, unsure}: the one that hides most, where too little light
   * comes through; the one that may hide it, because it is made of an image or of SVG.
   */
  function effectsOn(element, view) {
    let light = 1;
    let unsure = '';
    let worst = { factor: 1, text: '' };
    const { width, height } = element.getBoundingClientRect();
    for (let at = element; at; at = parentInFlatTree(at)) {
      const style = view.getComputedStyle(at);
      const { opacity, filter } = style;
      const mask = maskOn(style, at === element ? { width, height } : at.getBoundingClientRect());
      for (const [hasUrl, property] of [
        [/url\(/.test(filter ?? ''), 'filter'],
        [mask.factor === undefined, 'mask-image'],
      ]) {
        if (hasUrl)
          unsure = `${property} has a URL${ofOther(at, element)}, and the browser does not tell what it hides`;
      }
      for (const [factor, text] of [
        [parseFloat(opacity), `opacity is ${opacity}`],
        [filterFactor(filter, Math.min(width, height)), `filter is ${filter}`],
        [mask.factor ?? 1, mask.text],
        [blendOf(at, style, view), `mix-blend-mode is ${style.mixBlendMode}`],
      ]) {
        light *= factor;
        if (factor < worst.factor) worst = { factor, text: `${text}${ofOther(at, element)}` };
      }
    }
    return { unseen: light < LEAST_LIGHT ? worst.text : '', unsure };
  }

  /** Returns {factor, text}: the light that the mask of an element lets through, undefined where it is not known. */
  function maskOn({ maskImage, webkitMaskImage, maskSize, maskRepeat, maskMode }, box) {
    const image = maskImage ?? webkitMaskImage ?? 'none';
    if (!/url\(/.test(image)) return { factor: maskFactor(image), text: `mask-image is ${image}` };
    const layout = { size: maskSize ?? 'auto', repeat: maskRepeat ?? 'repeat' };
    const factor = maskMode === 'luminance' ? undefined : images.alphaOver(image, layout, box);
    return { factor, text: `mask-image shows ${Math.round(100 * (factor ?? 1))} % of it` };
  }

  /** Light that blending an element with what lies behind it leaves: with the first opaque background of an ancestor. */
  function blendOf(element, { mixBlendMode }, view) {
    if (!mixBlendMode || mixBlendMode === 'normal') return 1;
    for (let at = parentInFlatTree(element); at; at = parentInFlatTree(at)) {
      const style = view.getComputedStyle(at);
      if (alphaOf(style.backgroundColor) === 1) return blendFactor(mixBlendMode, brightnessOf(style.backgroundColor));
      const isGroup =
        style.isolation === 'isolate' ||
        parseFloat(style.opacity) < 1 ||
        style.transform !== 'none' ||
        style.filter !== 'none' ||
        (style.zIndex !== 'auto' && style.position !== 'static');
      if (isGroup) return 1; // it blends with nothing beyond
    }
    return blendFactor(mixBlendMode, 1);
  }

  /** The part of an element's box that its video frame fills, in pixels of the viewport. */
  function frameBoxOf(element, view) {
    const box = element.getBoundingClientRect();
    const naturalWidth = element.videoWidth;
    const naturalHeight = element.videoHeight;
    if (!(naturalWidth > 0 && naturalHeight > 0 && box.width > 0 && box.height > 0)) return box;
    const { objectFit, objectPosition } = view.getComputedStyle(element);
    const contain = Math.min(box.width / naturalWidth, box.height / naturalHeight);
    const cover = Math.max(box.width / naturalWidth, box.height / naturalHeight);
    const scale = { none: 1, cover, 'scale-down': Math.min(1, contain) }[objectFit] ?? contain;
    if (objectFit === 'fill') return box;
    const [, x, y] = /^(\S+)\s+(\S+)/.exec(objectPosition) ?? Array.of('', '50%', '50%');
    const start = (free, text) => (/%$/.test(text) ? (free * parseFloat(text)) / 100 : parseFloat(text) || 0);
    const left = box.left + start(box.width - naturalWidth * scale, x);
    const top = box.top + start(box.height - naturalHeight * scale, y);
    const shown = {
      left: Math.max(box.left, left),
      top: Math.max(box.top, top),
      right: Math.min(box.right, left + naturalWidth * scale),
      bottom: Math.min(box.bottom, top + naturalHeight * scale),
    };
    return { ...shown, width: shown.right - shown.left, height: shown.bottom - shown.top };
  }

  /** Names the `object-view-box` that leaves too little of a video frame; empty without one. */
  function cutOf(element, view) {
    const { objectViewBox } = view.getComputedStyle(element);
    const [, insets] = /^inset\(([^)]*)\)$/.exec(objectViewBox ?? '') ?? [];
    if (!insets || !(element.videoWidth > 0)) return '';
    const [top, right = top, bottom = top, left = right] = insets.split(/\s+/);
    const share = (text, whole) => (/%$/.test(text) ? parseFloat(text) / 100 : parseFloat(text) / whole);
    const across = 1 - share(left, element.videoWidth) - share(right, element.videoWidth);
    const down = 1 - share(top, element.videoHeight) - share(bottom, element.videoHeight);
    const remaining = Math.max(0, across) * Math.max(0, down);
    return remaining < LEAST_SHARE
      ? `object-view-box ${objectViewBox} leaves ${Math.round(100 * remaining)} % of it`
      : '';
  }

  function smallness(element, { width, height }, view) {
    const box = element.getBoundingClientRect();
    const pixels = (x) => Math.max(0, Math.round(x));
    if (box.width >= LEAST_VISIBLE_PX && box.height >= LEAST_VISIBLE_PX) {
      const { objectFit, objectPosition } = view.getComputedStyle(element);
      return `object-fit ${objectFit} and object-position ${objectPosition} leave ${pixels(width)}×${pixels(height)} pixels of it`;
    }
    return `it is ${pixels(box.width)}×${pixels(box.height)} pixels large`;
  }

  /**
   * Names a video, canvas or image so much larger than this thumbnail that a person looks at it instead; empty without
   * one.
   */
  function stageBeside(element, { width, height }) {
    if (Math.min(width, height) >= LEAST_BESIDE_STAGE_PX) return '';
    for (const other of element.ownerDocument.querySelectorAll('video, canvas, img')) {
      if (other === element) continue;
      const box = other.getBoundingClientRect();
      const isLarge = box.width * box.height >= STAGE_AREAS * width * height;
      if (isLarge && isRendered(other, { opacity: true }))
        return `it is ${Math.round(width)}×${Math.round(height)} pixels large, and ${titleOf(other)} shows something else on ${Math.round(box.width)}×${Math.round(box.height)}`;
    }
    return '';
  }

  /**
   * Looks at a grid of points of the frame that an element shows. Returns null where enough of them are seen.
   *
   * @param sure whether the browser says that nothing covers or clips it where it is
   */
  function points(element, { left, top, width, height }, view, sure) {
    const places = Array.of();
    for (let row = 0; row < SIGHT_GRID; row++) {
      for (let column = 0; column < SIGHT_GRID; column++) {
        const x = left + ((column + 0.5) * width) / SIGHT_GRID;
        const y = top + ((row + 0.5) * height) / SIGHT_GRID;
        places.push({ x, y, ...placeOf(element, x, y, view) });
      }
    }
    const least = places.length * LEAST_SHARE;
    const clipped = places.filter(({ clippedBy }) => clippedBy);
    if (places.length - clipped.length < least) return hiddenBy(mostOften(clipped.map(({ clippedBy }) => clippedBy)));
    const here = places.filter(({ inView }) => inView);
    if (here.length === 0 || (sure && !coverage.hasFarShadows(element, view))) return null;
    const above = coverage.above(element, here, view);
    const unseen = above.filter(({ light }) => light < LEAST_LIGHT);
    const seen = places.length - clipped.length - unseen.length;
    if (seen < least) {
      return hiddenBy(mostOften(Array.of(...unseen.map(({ by }) => by), ...clipped.map(({ clippedBy }) => clippedBy))));
    }
    const perhaps = above.filter(({ light, unsure }) => light >= LEAST_LIGHT && unsure);
    return seen - perhaps.length < least
      ? { unseen: '', unsure: mostOften(perhaps.map(({ unsure }) => unsure)) }
      : null;
  }

  function mostOften(texts) {
    const counts = new Map();
    for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
    let most = '';
    for (const [text, count] of counts) if (count > (counts.get(most) ?? 0)) most = text;
    return most;
  }

  /**
   * Looks at the frame that a document is in. Of a frame of another origin only its size is known here: the probe in
   * the page around it looks at it.
   */
  function frameAround(view, sure) {
    if (view.innerWidth < LEAST_VISIBLE_PX || view.innerHeight < LEAST_VISIBLE_PX)
      return hiddenBy(`the frame around it is ${view.innerWidth}×${view.innerHeight} pixels large`);
    const frame = view.frameElement;
    if (!frame) return { unseen: '', frame: view === view.top || sure ? '' : `${view.innerWidth}×${view.innerHeight}` };
    const { unseen, unsure, frame: around } = lookAt(frame);
    return { unseen: unseen && `in ${titleOf(frame)}: ${unseen}`, unsure, frame: around };
  }

  return {
    lookAt: (element) =>
      guard('sight', () => lookAt(element)) ?? { unseen: '', unsure: 'the look at it failed', frame: '' },
  };
}
