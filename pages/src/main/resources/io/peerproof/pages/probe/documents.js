// The document itself: that it began, loaded, and went away.

export function watchDocument({ say, listen }) {
  const place = () => ({ url: location.href, frame: window !== window.top });
  say('document', place);
  listen(window, 'load', () => {
    const [navigation] = performance.getEntriesByType('navigation');
    say('loaded', { ...place(), status: navigation?.responseStatus ?? 0 });
  });
  listen(window, 'pagehide', () => say('unloaded', place));
}
