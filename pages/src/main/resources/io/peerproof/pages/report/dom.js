/** Creates elements. Text of pages and browsers is never parsed as HTML. */

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('--')) element.style.setProperty(name, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

export function section(title, id, ...children) {
  return h('section', { 'aria-labelledby': id }, h('h2', { id }, title), ...children);
}

/** Names and values, one pair a line. */
export function facts(pairs) {
  return h(
    'dl',
    { class: 'facts' },
    pairs.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}

/** A peer in a sentence: `the caller`, `peer 3`. */
export function phrase(role) {
  return role.startsWith('peer') ? `peer ${role.slice('peer'.length)}` : `the ${role}`;
}

/** The same at the beginning of a sentence. */
export function beginning(role) {
  const words = phrase(role);
  return words[0].toUpperCase() + words.slice(1);
}

export function more(summary, ...children) {
  return h('details', {}, h('summary', {}, summary), ...children);
}

/** A duration: `72.7 ms`, `4.2 s` from a second on, `1 min 30 s` from a minute on. */
export function duration(ms) {
  const seconds = Math.round(ms / 1000);
  if (Math.abs(ms) < 999.95) return `${ms.toFixed(1)} ms`;
  if (Math.abs(ms) < 59950) return `${Number((ms / 1000).toFixed(1))} s`;
  const [minutes, rest] = [Math.trunc(seconds / 60), seconds % 60];
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

const FIGURE_NAMES = {
  last: 'last tone',
  'stretches listened to': 'windows analyzed',
  'stretches with tone': 'windows with the tone',
};
const UNITS = { Ms: 'ms', Hz: 'Hz', Db: 'dB' };

/** `framesDecoded` → `frames decoded`, `lastLevelDb` → `last level (dB)`, `iceConnectionState` → `ICE connection state`. */
export function words(name) {
  const unit = UNITS[name.slice(-2)];
  const label = (unit ? name.slice(0, -2) : name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const spelled = FIGURE_NAMES[label] ?? label.replace(/^(ice|dtls) /, (protocol) => protocol.toUpperCase());
  return unit ? `${spelled} (${unit})` : spelled;
}
