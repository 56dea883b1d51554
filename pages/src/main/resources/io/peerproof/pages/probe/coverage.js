// What lies above an element at given points, and how much light it lets through.
import { Array, Math, performance, Set, WeakMap } from './builtins.js';
import {
  alphaOf,
  blendedLight,
  brightnessOf,
  farShadowsOf,
  filterFactor,
  gradientAlpha,
  insetShadowAlpha,
} from './effects.js';
import { parentInFlatTree, placeOf, titleOf } from './element-titles.js';

// Side of the small copy of an image that is read for its alpha.
const COVER_COPY_PX = 8;

const COVER_FRAMES = /^(iframe|frame|object|embed)$/;

// A page is searched for far shadows so often, and so many of its elements.
const FAR_SHADOW_INTERVAL_MS = 2000;
const FAR_SHADOW_ELEMENTS = 4000;

// An image of this mean alpha is taken for opaque; of a less opaque one, the parts that matter may be the clear ones.
const COVER_OPAQUE = 0.97;
const COVER_CLEAR = 0.5;

/**
 * Creates the look at what covers elements.
 *
 * @param images see data-images.js
 */
export function createCoverage(hooks, images) {
  const newCopy = () =>
    new OffscreenCanvas(COVER_COPY_PX, COVER_COPY_PX).getContext('2d', { willReadFrequently: true });
  let copy = null;
  const sheets = new WeakMap(); // document to a style sheet of its own
  const closedRoots = new WeakMap(); // host to its shadow root, which the page keeps to itself
  hooks.method(Element.prototype, 'attachShadow', (host) => ({ returned: (root) => closedRoots.set(host, root) }));
  const farShadows = new WeakMap(); // document to {atMs, elements}: those with a shadow that reaches far
  const rootIn = (host) => host.shadowRoot ?? closedRoots.get(host);

  // Elements without pointer events are painted, and not found at a point. For the time of one look, in which no script
  // of the page runs, all of them have pointer events.
  function touchable(roots, page, view, look) {
    if (!sheets.has(page)) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync('*, *::before, *::after { pointer-events: auto !important }');
      sheets.set(page, sheet);
    }
    const before = roots.map((root) => [root, Array.from(root.adoptedStyleSheets)]);
    for (const [root, adopted] of before) root.adoptedStyleSheets = Array.of(...adopted, sheets.get(page));
    try {
      return look();
    } finally {
      for (const [root, adopted] of before) root.adoptedStyleSheets = adopted;
    }
  }

  /** Elements whose shadow or outline reaches far: it is painted beside them, and not found at a point. */
  function castersIn(page, view) {
    const known = farShadows.get(page);
    const at = performance.now();
    if (known && at - known.atMs < FAR_SHADOW_INTERVAL_MS) return known.elements;
    const elements = Array.from(page.querySelectorAll('*'))
      .slice(0, FAR_SHADOW_ELEMENTS)
      .filter((caster) => farShadowsOf(view.getComputedStyle(caster)).length > 0);
    farShadows.set(page, { atMs: at, elements });
    return elements;
  }

  function inclusiveAncestors(element) {
    const all = new Set();
    for (let at = element; at; at = parentInFlatTree(at)) all.add(at);
    return all;
  }

  /** Returns for each point {light, by, unsure}: what comes through, what takes most of it, what may take more. */
  function above(element, points, view) {
    const page = element.ownerDocument;
    const around = inclusiveAncestors(element);
    const modal = Array.from(page.querySelectorAll('dialog:modal')).find((dialog) => !around.has(dialog));
    const isInert = modal !== undefined || Array.from(around).some((at) => at.inert);
    const box = element.getBoundingClientRect();
    const shortSide = Math.min(box.width, box.height);
    const backdrops = popoverBackdrops(page, around, view);
    const shades = castersIn(page, view)
      .filter((caster) => !around.has(caster) && caster.getClientRects().length > 0 && isPaintedAbove(caster))
      .map(shadeOf);
    const roots = Array.from(new Set(Array.of(page, ...Array.from(around, (at) => at.getRootNode()))));
    return touchable(roots, page, view, () => points.map(({ x, y }) => atPoint(x, y)));

    /** Elements at a point, topmost first; before the host of a shadow tree those of the tree. */
    function foundAt(x, y) {
      return Array.from(element.getRootNode().elementsFromPoint(x, y)).flatMap((at) => withShadow(at, x, y));
    }

    function withShadow(at, x, y) {
      const shadow = around.has(at) ? null : rootIn(at);
      const inside = Array.from(shadow?.elementsFromPoint(x, y) ?? Array.of()).filter(
        (inner) => inner.getRootNode() === shadow,
      );
      return Array.of(...inside.flatMap((inner) => withShadow(inner, x, y)), at);
    }

    function atPoint(x, y) {
      const found = foundAt(x, y);
      const place = found.indexOf(element);
      if (place < 0 && !isInert) return { light: 0, by: clipOf(element, view) };
      let covers = found.slice(0, place);
      // What is inert is not found at a point. Beside a modal dialog all is, and so what is found lies above.
      if (isInert) covers = modal ? found : found.filter((at) => !around.has(at) && isPaintedAfter(at));
      let light = 1;
      let by = { alpha: 0, title: '' };
      let unsure = '';
      for (const backdrop of backdrops) {
        light *= 1 - backdrop.alpha;
        if (backdrop.alpha > by.alpha) by = backdrop;
      }
      for (const shade of shades) {
        const alpha = shade.alphaAt(x, y);
        light *= 1 - alpha;
        if (alpha > by.alpha) by = { alpha, title: shade.title };
      }
      for (const cover of covers) {
        const { alpha, perhaps } = around.has(cover)
          ? { alpha: alphaAround(cover, element, view) }
          : alphaAt(cover, x, y, { around, view, shortSide });
        if (perhaps) unsure = `${titleOf(cover)} lies over it, and the browser does not tell how much it hides`;
        light *= 1 - alpha;
        if (alpha > by.alpha) by = { alpha, title: titleOf(cover) };
      }
      return { light, by: `${by.title} covers it`, unsure };
    }

    function shadeOf(caster) {
      const style = view.getComputedStyle(caster);
      const { left, right, top, bottom } = caster.getBoundingClientRect();
      const opacity = style.visibility === 'visible' ? opacityOf(caster, around, view) : 0;
      const shadows = farShadowsOf(style);
      const isOver = ({ x: dx, y: dy, spread }, x, y) =>
        x >= left + dx - spread && x <= right + dx + spread && y >= top + dy - spread && y <= bottom + dy + spread;
      return {
        title: `the shadow of ${titleOf(caster)}`,
        alphaAt(x, y) {
          // No shadow is painted within the box itself.
          if (x >= left && x <= right && y >= top && y <= bottom) return 0;
          const over = shadows.filter((shadow) => isOver(shadow, x, y)).map(({ alpha }) => alpha);
          if (over.length === 0 || placeOf(caster, x, y, view).clippedBy) return 0;
          return Math.max(...over) * opacity;
        },
      };
    }

    /** Tells whether what is beside a box is painted above the element: CSS 2.2, appendix E. */
    function isPaintedAbove(caster) {
      const topLayer = caster.closest(':modal, :popover-open');
      if (topLayer && !around.has(topLayer)) return true;
      let common = caster;
      while (common && !around.has(common)) common = parentInFlatTree(common);
      const own = layerOf(element, common);
      const its = layerOf(caster, common);
      if (its.zIndex !== own.zIndex) return its.zIndex > own.zIndex;
      if (!its.isPositioned) return false;
      const follows = element.compareDocumentPosition(caster) & view.Node.DOCUMENT_POSITION_FOLLOWING;
      return !own.isPositioned || follows !== 0;
    }

    /** Stacking of an element below an ancestor. */
    function layerOf(start, ancestor) {
      let zIndex = 0;
      let isPositioned = false;
      for (let at = start; at && at !== ancestor; at = parentInFlatTree(at)) {
        const style = view.getComputedStyle(at);
        if (style.position === 'static') continue;
        isPositioned = true;
        if (style.zIndex !== 'auto') zIndex = parseFloat(style.zIndex);
      }
      return { zIndex, isPositioned };
    }

    /** By the stacking order of where it leaves the element's ancestors: CSS 2.2, appendix E. */
    function isPaintedAfter(cover) {
      let top = cover;
      for (let at = cover; at && !around.has(at); at = parentInFlatTree(at)) top = at;
      const zIndex = parseFloat(view.getComputedStyle(top).zIndex) || 0;
      const follows = element.compareDocumentPosition(top) & view.Node.DOCUMENT_POSITION_FOLLOWING;
      return zIndex > 0 || (zIndex === 0 && follows !== 0);
    }
  }

  function clipOf(element, view) {
    for (let at = element; at; at = parentInFlatTree(at)) {
      const { clipPath } = view.getComputedStyle(at);
      if (clipPath !== 'none') return `clip-path is ${clipPath}${at === element ? '' : ` at ${titleOf(at)}`}`;
    }
    return 'the browser paints nothing of it';
  }

  /** An ancestor above its own descendant: by a pseudo-element, or because the descendant has a negative z-index. */
  function alphaAround(cover, element, view) {
    let isBelow = false;
    for (let at = element; at && at !== cover; at = parentInFlatTree(at))
      isBelow ||= parseFloat(view.getComputedStyle(at).zIndex) < 0;
    const styles = Array.of('::before', '::after')
      .map((pseudo) => view.getComputedStyle(cover, pseudo))
      .filter(({ content, position }) => content !== 'none' && (position === 'absolute' || position === 'fixed'));
    if (isBelow && !isOfCanvas(cover, view)) styles.push(view.getComputedStyle(cover));
    return Math.max(0, ...styles.map((style) => backgroundAlpha(style).alpha * parseFloat(style.opacity)));
  }

  /** Tells whether the background of an element is painted behind all: CSS Backgrounds 3, section 2.11.2. */
  function isOfCanvas(cover, view) {
    const root = cover.ownerDocument.documentElement;
    if (cover === root) return true;
    const { backgroundColor, backgroundImage } = view.getComputedStyle(root);
    return cover === cover.ownerDocument.body && alphaOf(backgroundColor) === 0 && backgroundImage === 'none';
  }

  function backgroundAlpha(style) {
    const { backgroundColor, backgroundImage, backgroundSize, backgroundRepeat } = style;
    const colour = alphaOf(backgroundColor);
    if (backgroundImage === 'none' || colour === 1) return { alpha: colour };
    if (/url\(/.test(backgroundImage)) {
      const layout = { size: backgroundSize, repeat: backgroundRepeat };
      const box = { width: parseFloat(style.width), height: parseFloat(style.height) };
      const painted = images.alphaOver(backgroundImage, layout, box);
      if (painted > COVER_OPAQUE) return { alpha: 1 };
      if (painted < COVER_CLEAR) return { alpha: Math.max(colour, painted) };
      return { alpha: colour, perhaps: true };
    }
    return { alpha: Math.max(colour, gradientAlpha(backgroundImage)) };
  }

  /** The backdrops of open popovers, which no point finds; they lie above all that is no later popover or dialog. */
  function popoverBackdrops(page, around, view) {
    if (Array.from(around).some((at) => at.matches(':popover-open, :modal'))) return Array.of();
    return Array.from(page.querySelectorAll(':popover-open')).map((popover) => ({
      alpha: backgroundAlpha(view.getComputedStyle(popover, '::backdrop')).alpha,
      title: titleOf(popover),
    }));
  }

  /** Alpha of the positioned pseudo-elements of an element at a point: they may be smaller or larger than it. */
  function pseudoAlpha(cover, x, y, view) {
    let alpha = 0;
    for (const pseudo of Array.of('::before', '::after')) {
      const style = view.getComputedStyle(cover, pseudo);
      const { content, position } = style;
      if (content === 'none' || content === 'normal' || (position !== 'absolute' && position !== 'fixed')) continue;
      const { left, top } = position === 'fixed' ? { left: 0, top: 0 } : originOf(cover, view);
      const dx = x - left - parseFloat(style.left);
      const dy = y - top - parseFloat(style.top);
      const isHere = dx >= 0 && dy >= 0 && dx <= parseFloat(style.width) && dy <= parseFloat(style.height);
      if (isHere) alpha = Math.max(alpha, backgroundAlpha(style).alpha * parseFloat(style.opacity));
    }
    return alpha;
  }

  /** Where the box begins in which the absolute pseudo-elements of an element are positioned. */
  function originOf(cover, view) {
    let at = cover;
    while (view.getComputedStyle(at).position === 'static' && parentInFlatTree(at)) at = parentInFlatTree(at);
    const { left, top } = at.getBoundingClientRect();
    return { left: left + at.clientLeft, top: top + at.clientTop };
  }

  const isIn = ({ left, right, top, bottom }, x, y) => x >= left && x <= right && y >= top && y <= bottom;

  /** Alpha of the border, and of a shadow inside of it, at a point of an element. */
  function edgeAlpha(cover, x, y, style) {
    const { left, right, top, bottom } = cover.getBoundingClientRect();
    let alpha = 0;
    let inside = Infinity;
    for (const [distance, width, colour] of Array.of(
      Array.of(x - left, style.borderLeftWidth, style.borderLeftColor),
      Array.of(right - x, style.borderRightWidth, style.borderRightColor),
      Array.of(y - top, style.borderTopWidth, style.borderTopColor),
      Array.of(bottom - y, style.borderBottomWidth, style.borderBottomColor),
    )) {
      if (distance < 0) return 0;
      if (distance < parseFloat(width)) alpha = Math.max(alpha, alphaOf(colour));
      inside = Math.min(inside, distance - parseFloat(width));
    }
    return Math.max(alpha, insetShadowAlpha(style.boxShadow, inside));
  }

  /** Opacity of what an element lies in and the covered element does not. */
  function opacityOf(cover, around, view) {
    let opacity = 1;
    for (let at = cover; at && !around.has(at); at = parentInFlatTree(at))
      opacity *= parseFloat(view.getComputedStyle(at).opacity);
    return opacity;
  }

  /** Light that an element lets through because it, or what it lies in, is blended with what lies below. */
  function blendOf(cover, around, view) {
    const brightness = brightnessOf(view.getComputedStyle(cover).backgroundColor);
    let light = 0;
    for (let at = cover; at && !around.has(at); at = parentInFlatTree(at))
      light = Math.max(light, blendedLight(view.getComputedStyle(at).mixBlendMode ?? 'normal', brightness));
    return light;
  }

  /** Alpha of an element at a point, with the opacity of what it lies in and the covered element does not. */
  function alphaAt(cover, x, y, { around, view, shortSide }) {
    const style = view.getComputedStyle(cover);
    const opacity = opacityOf(cover, around, view);
    // Beside its box, an element is found by its pseudo-elements: the backdrop of a dialog, for example.
    const isInside = isIn(cover.getBoundingClientRect(), x, y);
    const behind = isInside ? backgroundAlpha(style) : { alpha: 0 };
    const content = isInside ? contentAlpha(cover, x, y, style, view) : { alpha: 0 };
    const backdrop = cover.matches(':modal') ? backgroundAlpha(view.getComputedStyle(cover, '::backdrop')).alpha : 0;
    const dimmed = isInside ? 1 - filterFactor(style.backdropFilter, shortSide) : 0;
    const drawn = Math.max(edgeAlpha(cover, x, y, style), pseudoAlpha(cover, x, y, view));
    const painted = Math.max(behind.alpha, content.alpha, backdrop, dimmed, drawn);
    const alpha = painted * opacity * (1 - blendOf(cover, around, view));
    return { alpha, perhaps: opacity > 0 && alpha < 1 && (behind.perhaps || content.perhaps) };
  }

  function contentAlpha(cover, x, y, style, view) {
    const tag = cover.localName;
    if (tag === 'video') return { alpha: cover.readyState >= 2 || cover.poster ? 1 : 0 };
    if (tag === 'img') return cover.complete && cover.naturalWidth > 0 ? copiedAlpha(cover, x, y) : { alpha: 0 };
    if (tag === 'canvas') return cover.width > 0 && cover.height > 0 ? copiedAlpha(cover, x, y) : { alpha: 0 };
    if (COVER_FRAMES.test(tag)) return frameAlpha(cover);
    if (cover instanceof view.SVGGeometryElement) return { alpha: alphaOf(style.fill) * parseFloat(style.fillOpacity) };
    return { alpha: 0 };
  }

  function frameAlpha(frame) {
    const page = frame.contentDocument;
    if (!page) return { alpha: 0, perhaps: true };
    const alphas = Array.of(page.documentElement, page.body)
      .filter((at) => at)
      .map((at) => backgroundAlpha(page.defaultView.getComputedStyle(at)));
    return { alpha: Math.max(0, ...alphas.map(({ alpha }) => alpha)), perhaps: alphas.some(({ perhaps }) => perhaps) };
  }

  /** Alpha of an image or a canvas where the point is in its box. */
  function copiedAlpha(image, x, y) {
    const { left, top, width, height } = image.getBoundingClientRect();
    const cell = (share) => Math.min(COVER_COPY_PX - 1, Math.max(0, Math.floor(share * COVER_COPY_PX)));
    try {
      copy ??= newCopy();
      copy.clearRect(0, 0, COVER_COPY_PX, COVER_COPY_PX);
      copy.drawImage(image, 0, 0, COVER_COPY_PX, COVER_COPY_PX);
      const { data } = copy.getImageData(cell((x - left) / width), cell((y - top) / height), 1, 1);
      return { alpha: data[3] / 255 };
    } catch {
      // Of another origin, and so is the copy from now on.
      copy = null;
      return { alpha: 0, perhaps: true };
    }
  }

  return {
    above,

    /** Tells whether a shadow in the element's page may lie over it. */
    hasFarShadows: (element, view) => castersIn(element.ownerDocument, view).length > 0,
  };
}
