/** Making elements. Text is always text: what other people typed is never parsed as HTML. */

const SVG = 'http://www.w3.org/2000/svg';

export function byId(id) {
  return document.getElementById(id);
}

/** @param {(Node|string)[]} children */
export function html(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** `null`, `undefined` and `false` take an attribute away. */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : value);
  }
}

/** Moves the focus unless the user is typing: events of the other side must not take their keystrokes. */
export function offerFocus(element) {
  const active = document.activeElement;
  if (active?.matches('input, textarea')) return;
  element.focus({ preventScroll: true });
}
