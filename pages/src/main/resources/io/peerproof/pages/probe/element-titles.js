// Names of a page's elements as its authors know them, and their places in the page.

import { Array, Math } from './builtins.js';

// Classes of an element that are told.
const TITLE_CLASSES = 2;

const SCROLLS = /auto|scroll|overlay/;

/** The parent of an element as the page is rendered: across slots and shadow roots. */
export function parentInFlatTree(element) {
  return element.assignedSlot ?? element.parentElement ?? element.getRootNode().host ?? null;
}

const classesOf = ({ classList }) => Array.from(classList).slice(0, TITLE_CLASSES);

const ownTitleOf = (element) => Array.of(element.localName, ...classesOf(element)).join('.');

/** Names any element: `div#curtain`, `div.spinner`, `div in main#call`. */
export function titleOf(element) {
  const tag = element.localName;
  if (element.id) return `${tag}#${element.id}`;
  const around = element.classList.length > 0 ? null : element.closest('[id]');
  return around ? `${tag} in ${around.localName}#${around.id}` : ownTitleOf(element);
}

/** Names a media element: `#peerVideo`, `video.remote`, `#stage video`; empty where its page has no name for it. */
export function pageNameOf(element) {
  if (element.id) return `#${element.id}`;
  const own = ownTitleOf(element);
  const isBare = own === element.localName;
  const around = element.closest('[id]');
  if (isBare && !around) return '';
  const selector = Array.of(element.localName, ...classesOf(element).map((name) => CSS.escape(name))).join('.');
  const alike = Array.from(element.getRootNode().querySelectorAll(selector));
  if (!isBare && alike.length < 2) return own;
  const within = around ? Array.from(around.querySelectorAll(selector)) : alike;
  const name = around ? `#${around.id} ${own}` : own;
  return within.length < 2 ? name : `${name} (${within.indexOf(element) + 1} of ${within.length})`;
}

/**
 * The place of a point of an element. Returns {inView} where it is within the viewport and no ancestor clips it;
 * {clippedBy} where a person cannot get to it; {} where a person can scroll to it.
 */
export function placeOf(element, x, y, view) {
  const root = element.ownerDocument.documentElement;
  let point = { x, y };
  let moved = false;
  let { position } = view.getComputedStyle(element);
  for (let at = parentInFlatTree(element); at && at !== root; at = parentInFlatTree(at)) {
    const style = view.getComputedStyle(at);
    const holds = style.transform !== 'none' || style.filter !== 'none' || style.willChange === 'transform';
    if (position === 'fixed' && !holds) continue;
    if (position === 'absolute' && style.position === 'static' && !holds) continue;
    ({ position } = style);
    const { overflowX, overflowY, display } = style;
    const isPage = at === element.ownerDocument.body && view.getComputedStyle(root).overflowY === 'visible';
    if (isPage || display === 'inline' || display === 'contents') continue;
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const box = at.getBoundingClientRect();
    const next = {
      x: Math.min(Math.max(point.x, box.left), box.right),
      y: Math.min(Math.max(point.y, box.top), box.bottom),
    };
    const outX = next.x !== point.x && overflowX !== 'visible';
    const outY = next.y !== point.y && overflowY !== 'visible';
    if (!outX && !outY) continue;
    const gone =
      (outX && !(SCROLLS.test(overflowX) && (point.x > box.right || at.scrollLeft > 0))) ||
      (outY && !(SCROLLS.test(overflowY) && (point.y > box.bottom || at.scrollTop > 0)));
    if (gone || box.width < 1 || box.height < 1) {
      const size = `${Math.round(box.width)}×${Math.round(box.height)}`;
      return { clippedBy: `overflow ${overflowY} of ${titleOf(at)} (${size} pixels) clips it` };
    }
    point = next;
    moved = true;
  }
  const inView = point.x >= 0 && point.y >= 0 && point.x < view.innerWidth && point.y < view.innerHeight;
  if (inView) return moved ? {} : { inView };
  const { body } = element.ownerDocument;
  const rootStyle = view.getComputedStyle(root);
  const bodyStyle = body && rootStyle.overflowY === 'visible' ? view.getComputedStyle(body) : rootStyle;
  const stays = (overflow) => position === 'fixed' || overflow === 'hidden' || overflow === 'clip';
  const out =
    point.x + view.scrollX < 0 ||
    point.y + view.scrollY < 0 ||
    (stays(bodyStyle.overflowX) && (point.x < 0 || point.x >= view.innerWidth)) ||
    (stays(bodyStyle.overflowY) && (point.y < 0 || point.y >= view.innerHeight));
  return out ? { clippedBy: 'it lies beyond the edge of the window' } : {};
}
