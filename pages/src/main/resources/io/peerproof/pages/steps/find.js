// The body of a function that WebDriver runs in a document: the elements that a step may mean, in the document and in
// its open shadow roots, and the frames to look into. Takes a CSS selector, or null, and a visible text, or null.
const [selector, text] = arguments;

// Elements that people click. The value of an input is its visible text.
const CLICKABLE = 'button, a, label, summary, input, [role="button"], [role="link"]';

const plain = (value) => value.trim().replace(/\s+/g, ' ').toLowerCase();

const elements = [];
const walk = (root) => {
  for (const element of root.querySelectorAll('*')) {
    elements.push(element);
    if (element.shadowRoot) walk(element.shadowRoot);
  }
};
walk(document);

function matching() {
  try {
    return selector === null ? [] : elements.filter((element) => element.matches(selector));
  } catch {
    return []; // a text that is no selector
  }
}

const wanted = text === null ? null : plain(text);
const has = (value) => value !== null && plain(value) === wanted;
const shows = (element) => has(element.textContent);
const texts = wanted === null ? [] : elements;
const frames = elements.filter(({ localName }) => localName === 'iframe' || localName === 'frame');

return {
  selected: matching(),
  clickable: texts.filter(
    (element) =>
      element.matches(CLICKABLE) &&
      (shows(element) || has(element.getAttribute('value')) || has(element.getAttribute('aria-label'))),
  ),
  // The innermost elements with the text.
  shown: texts.filter(
    (element) => !element.matches('html, head, head *') && shows(element) && ![...element.children].some(shows),
  ),
  frames,
};
