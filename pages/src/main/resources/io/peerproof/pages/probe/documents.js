// Events of the document itself: created, loaded, unloaded.

import { performance } from './builtins.js';
import { isTabDocument } from './channel.js';

export function watchDocument({ emit, listen }) {
  // Read once: a page may unset its opener.
  const frame = !isTabDocument();
  const place = () => ({ url: location.href, frame });
  emit('document', place);
  const emitLoaded = () => {
    const [navigation] = performance.getEntriesByType('navigation');
    const own = location.protocol === 'chrome-error:';
    const scripts = own ? 0 : document.scripts.length;
    emit('loaded', { ...place(), status: navigation?.responseStatus ?? 0, scripts });
    if (location.protocol === 'chrome-error:' && !frame) emitOpenFailure();
  };
  listen(document, 'DOMContentLoaded', () => emit('interactive', place));
  listen(window, 'load', emitLoaded);
  // WebDriver BiDi may bring the probe into a window without an opener after its load event.
  if (document.readyState === 'complete' && location.href !== 'about:blank') emitLoaded();

  // The browser's own page in place of one that could not be opened. Its visible text names the error; its scripts name
  // others.
  function emitOpenFailure() {
    // biome-ignore lint/performance/useDomNodeTextContent: textContent would hold the texts of the page's scripts, too.
    const shown = document.querySelector('.error-code')?.textContent ?? document.body?.innerText ?? '';
    const [error] = /\bERR_[A-Z0-9_]+/.exec(shown) ?? [''];
    emit('open-failed', { url: '', error });
  }

  // A hidden page presents no frames, whatever arrives.
  if (!frame) {
    const emitVisibility = () => emit('visibility', { hidden: document.visibilityState === 'hidden' });
    if (document.visibilityState === 'hidden') emitVisibility();
    listen(document, 'visibilitychange', emitVisibility);
  }

  listen(window, 'pagehide', () => emit('unloaded', place));
}
