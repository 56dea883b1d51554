// The document itself: that it began, loaded, and went away.

import { isOfTheTab } from './voice.js';

export function watchDocument({ say, listen }) {
  // Asked once: a page may cut the tie to its opener.
  const frame = !isOfTheTab();
  const place = () => ({ url: location.href, frame });
  say('document', place);
  listen(window, 'load', () => {
    const [navigation] = performance.getEntriesByType('navigation');
    say('loaded', { ...place(), status: navigation?.responseStatus ?? 0 });
    if (location.protocol === 'chrome-error:' && !frame) sayWhy();
  });

  // The browser's own document in the place of one that could not be opened. It names the error in what can be read; its scripts
  // name others.
  function sayWhy() {
    // biome-ignore lint/performance/useDomNodeTextContent: textContent would hold the texts of the page's scripts, too.
    const shown = document.querySelector('.error-code')?.textContent ?? document.body?.innerText ?? '';
    const [error] = /\bERR_[A-Z0-9_]+/.exec(shown) ?? [''];
    say('open-failed', { url: '', error });
  }

  listen(window, 'pagehide', () => say('unloaded', place));
}
