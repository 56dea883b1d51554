// Sends the probe's events to the harness, and keeps errors of the probe away from the page.

import {
  Array,
  beginOf,
  clearTimeout,
  JSON,
  Math,
  Object,
  performance,
  Reflect,
  setTimeout,
  whenSettled,
} from './builtins.js';

// A message costs three processes half a millisecond, and a call emits dozens in bursts: sent one by one they made a
// call a quarter longer. The first event of a burst is sent at once, the others together.
const CHANNEL_BURST_MS = 40;

// A page may give texts of any length: candidates, labels, errors. The harness cuts them as well, a hundred characters
// later, so that it leaves room for the number of those that were left out.
const MOST_CHARACTERS = 9_900;
const MOST_OF_DESCRIPTION = 999_900;

/** Cuts the long texts of an event, but not the pixels of a frame, which the probe itself made. */
function shorten(event) {
  const keys = Object.keys(event);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    const text = event[key];
    const most = key === 'sdp' ? MOST_OF_DESCRIPTION : MOST_CHARACTERS;
    if (typeof text !== 'string' || text.length <= most || key === 'luma') continue;
    event[key] = `${beginOf(text, most)}… (${text.length - most} more characters were left out)`;
  }
  return event;
}

/** Returns whether this is the tab's own document, not one of an iframe or of a window that a page opened. */
export const isTabDocument = () => window === window.top && !window.opener;

/** @param transport takes a string to the harness: a BiDi channel, or a binding of DevTools */
export function createChannel(transport) {
  const { apply } = Reflect;
  const { timeOrigin } = performance;
  const addListener = EventTarget.prototype.addEventListener;
  // Names are numbered per document. The prefix keeps those of an iframe or an opened window apart from the page's.
  const prefix = isTabDocument() ? '' : `frame-${Math.random().toString(36).slice(2, 7)}-`;

  /** The page's own clock, in milliseconds since the Unix epoch. */
  const nowMs = () => timeOrigin + performance.now();

  // Each event is a line `N {json}`. N counts up, because messages may overtake one another. A message of the tab's
  // document ends with `@ timeOrigin now`, its clock when it was sent, which is earlier than its arrival.
  let count = 0;
  let lines = Array.of();
  let sentAt = -Infinity;
  let timer = 0;

  function send() {
    clearTimeout(timer);
    timer = 0;
    sentAt = performance.now();
    const message = lines.join('\n');
    lines = Array.of();
    if (message) transport(prefix ? message : `${message}\n@ ${timeOrigin} ${sentAt}`);
  }

  function flush() {
    if (lines.length > 0) send();
  }

  function enqueue(type, fields) {
    lines.push(`${++count} ${JSON.stringify(shorten({ type, atMs: nowMs(), ...fields }))}`);
    const left = sentAt + CHANNEL_BURST_MS - performance.now();
    if (left <= 0 || type === 'unloaded') send();
    else timer ||= setTimeout(() => guard('voice', send), left);
  }

  /** Runs a part of the probe and reports its error to the harness alone. */
  function guard(where, part) {
    try {
      return part();
    } catch (error) {
      emitError(where, error);
      return undefined;
    }
  }

  // This may fail too: a page may have put a toJSON on every object, or thrown what is no string.
  function emitError(where, error) {
    try {
      enqueue('probe-error', { where, message: `${error?.name}: ${error?.message}` });
    } catch {
      // Nothing can be reported any more, and the page must not notice.
    }
  }

  return {
    nowMs,

    /** Converts a DOMHighResTimeStamp to the clock of nowMs. */
    timeMs: (timestamp) => timeOrigin + timestamp,

    guard,

    /** Names the page's n-th object of a kind: `pc1`. */
    nameOf: (kind, n) => `${prefix}${kind}${n}`,

    /** Emits one event; `fields` is an object, or a function that returns it. */
    emit(type, fields) {
      guard(type, () => enqueue(type, typeof fields === 'function' ? fields() : fields));
    },

    /** Sends the events that wait for the end of a burst, because the harness waits for the last one. */
    flush: () => guard('voice', flush),

    /** Runs an asynchronous part; its failure is emitted. */
    runAsync(where, promise) {
      whenSettled(promise, undefined, (error) => emitError(where, error));
    },

    /** Listens to an event of one of the page's objects, in the capture phase if `capture` is set. */
    listen(target, type, listener, capture = false) {
      apply(addListener, target, [type, (event) => guard(type, () => listener(event)), capture]);
    },
  };
}
