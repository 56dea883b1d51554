// The probe's channel: how the rest of it speaks to the harness, and how it takes care that nothing
// which goes wrong in it is ever heard by the page.

// A message is half a millisecond of work for three processes on its way to the harness, and a call has dozens of them in bursts:
// said one by one they made it a quarter longer. The first of a burst goes at once, the others together.
const CHANNEL_BURST_MS = 40;

/** Whether this is a document of the tab itself: no iframe's, and none of a window that a page opened. */
export const isTabDocument = () => window === window.top && !window.opener;

/** @param transport takes a string to the harness: a BiDi channel, or a binding of DevTools */
export function createChannel(transport) {
  // Captured before the page's own scripts can replace them.
  const { stringify } = JSON;
  const { apply } = Reflect;
  const { timeOrigin } = performance;
  const performanceNow = performance.now.bind(performance);
  const later = setTimeout.bind(window);
  const cancel = clearTimeout.bind(window);
  const addListener = EventTarget.prototype.addEventListener;
  // Names count up in one document; those of an iframe or of an opened window must not be taken for the page's.
  const prefix = isTabDocument() ? '' : `frame-${Math.random().toString(36).slice(2, 7)}-`;

  /** The page's own clock, in milliseconds since the Unix epoch. */
  const nowMs = () => timeOrigin + performanceNow();

  // Each event is a line `N {json}`: N counts up, because messages may overtake one another on their way. A message of the page
  // itself ends with `@ timeOrigin now`, its clock as it was sent: when it arrives, the clock shows later than that.
  let count = 0;
  let lines = [];
  let sentAt = -Infinity;
  let timer = 0;

  function send() {
    cancel(timer);
    timer = 0;
    sentAt = performanceNow();
    const message = lines.join('\n');
    lines = [];
    if (message) transport(prefix ? message : `${message}\n@ ${timeOrigin} ${sentAt}`);
  }

  function flush() {
    if (lines.length > 0) send();
  }

  function enqueue(type, fields) {
    lines.push(`${++count} ${stringify({ type, atMs: nowMs(), ...fields })}`);
    const left = sentAt + CHANNEL_BURST_MS - performanceNow();
    if (left <= 0 || type === 'unloaded') send();
    else timer ||= later(() => guard('voice', send), left);
  }

  /** Runs a piece of the probe; what goes wrong in it is told to the harness alone. */
  function guard(where, piece) {
    try {
      return piece();
    } catch (error) {
      emitError(where, error);
      return undefined;
    }
  }

  // Even this may fail: a page may have put a toJSON on every object, and thrown what is no string.
  function emitError(where, error) {
    try {
      enqueue('probe-error', { where, message: `${error?.name}: ${error?.message}` });
    } catch {
      // Nobody is left to tell; and the page must not hear of it.
    }
  }

  return {
    nowMs,

    /** A DOMHighResTimeStamp on the clock of nowMs. */
    timeMs: (timestamp) => timeOrigin + timestamp,

    guard,

    /** A name for the page's n-th object of a kind: `pc1`. */
    nameOf: (kind, n) => `${prefix}${kind}${n}`,

    /** Pushes one event; `fields` is an object, or a function that makes it. */
    emit(type, fields) {
      guard(type, () => enqueue(type, typeof fields === 'function' ? fields() : fields));
    },

    /** Sends what waits for the end of a burst: somebody waits for the event that was said last. */
    flush: () => guard('voice', flush),

    /** Starts what runs beside the page; it resolves or its failure is told. */
    runAsync(where, promise) {
      promise.catch((error) => emitError(where, error));
    },

    /** Hears an event of one of the page's objects, on its way down where `capture` is said. */
    listen(target, type, listener, capture = false) {
      apply(addListener, target, [type, (event) => guard(type, () => listener(event)), capture]);
    },
  };
}
