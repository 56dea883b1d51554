// What lies above an element at given points, and how much light it lets through.
import { Array, Math, Set, WeakMap } from './builtins.js';
import { alphaOf, filterFactor, gradientAlpha } from './effects.js';
import { parentInFlatTree, titleOf } from './element-titles.js';

// Side of the small copy of an image that is read for its alpha.
const COVER_COPY_PX = 8;

const COVER_FRAMES = /^(iframe|frame|object|embed)$/;

/** Creates the look at what covers elements. */
export function createCoverage(hooks) {
  const newCopy = () =>
    new OffscreenCanvas(COVER_COPY_PX, COVER_COPY_PX).getContext('2d', { willReadFrequently: true });
  let copy = null;
  const sheets = new WeakMap(); // document to a style sheet of its own
  const closedRoots = new WeakMap(); // host to its shadow root, which the page keeps to itself
  hooks.method(Element.prototype, 'attachShadow', (host) => ({ returned: (root) => closedRoots.set(host, root) }));
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
      if (isInert) covers = modal ? found : Array.of();
      let light = 1;
      let by = { alpha: 0, title: '' };
      let unsure = '';
      for (const cover of covers) {
        const { alpha, perhaps } = around.has(cover)
          ? { alpha: alphaAround(cover, element, view) }
          : alphaAt(cover, x, y, around, view);
        if (perhaps) unsure = `${titleOf(cover)} lies over it, and the browser does not tell how much it hides`;
        light *= 1 - alpha;
        if (alpha > by.alpha) by = { alpha, title: titleOf(cover) };
      }
      return { light, by: `${by.title} covers it`, unsure };
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
    if (isBelow) styles.push(view.getComputedStyle(cover));
    return Math.max(0, ...styles.map((style) => backgroundAlpha(style).alpha * parseFloat(style.opacity)));
  }

  function backgroundAlpha({ backgroundColor, backgroundImage }) {
    const colour = alphaOf(backgroundColor);
    if (backgroundImage === 'none' || colour === 1) return { alpha: colour };
    if (/url\(/.test(backgroundImage)) return { alpha: colour, perhaps: true };
    return { alpha: Math.max(colour, gradientAlpha(backgroundImage)) };
  }

  /** Alpha of an element at a point, with the opacity of what it lies in and the covered element does not. */
  function alphaAt(cover, x, y, around, view) {
    const style = view.getComputedStyle(cover);
    let opacity = 1;
    for (let at = cover; at && !around.has(at); at = parentInFlatTree(at))
      opacity *= parseFloat(view.getComputedStyle(at).opacity);
    const behind = backgroundAlpha(style);
    const content = contentAlpha(cover, x, y, style, view);
    const dimmed = 1 - filterFactor(style.backdropFilter, Infinity);
    const alpha = Math.max(behind.alpha, content.alpha, dimmed) * opacity;
    return { alpha, perhaps: opacity > 0 && alpha < 1 && (behind.perhaps || content.perhaps) };
  }

  function contentAlpha(cover, x, y, style, view) {
    const tag = cover.localName;
    if (tag === 'video') return { alpha: cover.readyState >= 2 || cover.poster ? 1 : 0 };
    if (tag === 'img') return cover.complete && cover.naturalWidth > 0 ? copiedAlpha(cover, x, y) : { alpha: 0 };
    if (tag === 'canvas') return cover.width > 0 && cover.height > 0 ? copiedAlpha(cover, x, y) : { alpha: 0 };
    if (tag === 'dialog' && cover.matches(':modal')) return { alpha: backdropAlpha(cover, x, y, view) };
    if (COVER_FRAMES.test(tag)) return frameAlpha(cover);
    if (cover instanceof view.SVGGeometryElement) return { alpha: alphaOf(style.fill) * parseFloat(style.fillOpacity) };
    return { alpha: 0 };
  }

  /** Beside a modal dialog's box is its backdrop. */
  function backdropAlpha(dialog, x, y, view) {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    const isInside = x >= left && x <= right && y >= top && y <= bottom;
    return isInside ? 0 : backgroundAlpha(view.getComputedStyle(dialog, '::backdrop')).alpha;
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

  return { above };
}
