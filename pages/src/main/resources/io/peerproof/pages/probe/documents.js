// The document itself: that it began, loaded, and went away.

export function watchDocument({ say, listen }) {
  const place = () => ({ url: location.href, frame: window !== window.top });
  say('document', place);
  listen(window, 'load', () => {
    const [navigation] = performance.getEntriesByType('navigation');
    say('loaded', { ...place(), status: navigation?.responseStatus ?? 0 });
    if (location.protocol === 'chrome-error:' && window === window.top) sayWhy();
  });

  // The browser's own document in the place of one that could not be opened. It names the error in what can be read; its scripts
  // name others.
  function sayWhy() {
    const shown = document.querySelector('.error-code')?.textContent ?? document.body?.innerText ?? '';
    const [error] = /\bERR_[A-Z0-9_]+/.exec(shown) ?? [''];
    say('open-failed', { url: '', error });
  }

  listen(window, 'pagehide', () => say('unloaded', place));
}
