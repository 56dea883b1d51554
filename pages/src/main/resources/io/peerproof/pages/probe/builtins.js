// Built-ins as they are before the page's scripts run: zone.js replaces Promise, fake timers replace setTimeout and
// performance.now, Prototype.js gives each array a toJSON. A module of the probe imports what it uses from here, under
// the built-in's own name; the linter holds that (biome.jsonc).
//
// The methods of an array literal are the page's, so the probe writes Array.of(…) where it calls one. What the language
// itself looks up stays the page's too: the iterator of an array that is destructured or spread.

export const Reflect = builtinsCopied(globalThis.Reflect, {});
export const Object = builtinsCopied(globalThis.Object, {});
export const Math = builtinsCopied(globalThis.Math, {});
export const Number = builtinsCopied(globalThis.Number, {});
export const Proxy = globalThis.Proxy;
export const Promise = globalThis.Promise;
export const Error = globalThis.Error;
export const String = globalThis.String;

export const Array = builtinClass(globalThis.Array);
export const Map = builtinClass(globalThis.Map);
export const Set = builtinClass(globalThis.Set);
export const WeakMap = builtinClass(globalThis.WeakMap);
export const WeakSet = builtinClass(globalThis.WeakSet);
export const WeakRef = builtinClass(globalThis.WeakRef);

export const ArrayBuffer = globalThis.ArrayBuffer;
export const isArrayBufferView = globalThis.ArrayBuffer.isView;
export const Uint8Array = globalThis.Uint8Array;
export const Uint16Array = globalThis.Uint16Array;
export const Uint32Array = globalThis.Uint32Array;
export const Float32Array = globalThis.Float32Array;
export const Float64Array = globalThis.Float64Array;

export const setTimeout = globalThis.setTimeout.bind(globalThis);
export const clearTimeout = globalThis.clearTimeout.bind(globalThis);
export const setInterval = globalThis.setInterval.bind(globalThis);
export const performance = {
  now: globalThis.performance.now.bind(globalThis.performance),
  getEntriesByType: globalThis.performance.getEntriesByType.bind(globalThis.performance),
  timeOrigin: globalThis.performance.timeOrigin,
};

export const Blob = globalThis.Blob;
export const HTMLVideoElement = globalThis.HTMLVideoElement;
export const MediaStream = globalThis.MediaStream;

const builtinThen = Promise.prototype.then;
const builtinToString = Number.prototype.toString;
const builtinPadStart = String.prototype.padStart;
const builtinSlice = String.prototype.slice;
const builtinStringify = globalThis.JSON.stringify;
const builtinIsArray = Array.isArray;
const builtinArrayPrototype = globalThis.Array.prototype;
const builtinSubarray = Uint8Array.prototype.subarray;
const builtinSet = Uint8Array.prototype.set;
const builtinFill = Uint8Array.prototype.fill;
const builtinGetTracks = MediaStream?.prototype.getTracks;
const builtinGetReader = globalThis.ReadableStream?.prototype.getReader;
const builtinRead = globalThis.ReadableStreamDefaultReader?.prototype.read;

/** Calls back when a promise settles, and returns the promise of that. */
export const whenSettled = (promise, resolved, rejected) => Reflect.apply(builtinThen, promise, [resolved, rejected]);

export const JSON = {
  // A toJSON that the page gave to all objects or arrays would be called for those of the probe, too.
  stringify: (value) => builtinStringify('toJSON' in builtinArrayPrototype ? withoutPrototypes(value) : value),
};

/** A number of so many hexadecimal digits. */
export const hexOf = (number, digits) =>
  Reflect.apply(builtinPadStart, Reflect.apply(builtinToString, number, [16]), [digits, '0']);

/** The first characters of a text. */
export const beginOf = (text, length) => Reflect.apply(builtinSlice, text, [0, length]);

/** A part of a typed array, without a copy. */
export const subarrayOf = (array, from, to) => Reflect.apply(builtinSubarray, array, [from, to]);

/** Copies a typed array into another one from this index on. */
export const copyInto = (array, source, index) => Reflect.apply(builtinSet, array, [source, index]);

/** Fills a typed array with a value between two indices. */
export const fillOf = (array, value, from, to) => Reflect.apply(builtinFill, array, [value, from, to]);

/** The tracks of a MediaStream. */
export const tracksOf = (stream) => Array.from(Reflect.apply(builtinGetTracks, stream, []));

/** Returns a function that reads the next chunk of a stream. */
export function readerOf(stream) {
  const reader = Reflect.apply(builtinGetReader, stream, []);
  return () => Reflect.apply(builtinRead, reader, []);
}

function withoutPrototypes(value) {
  if (value === null || typeof value !== 'object') return value;
  if (builtinIsArray(value)) return Array.from(value, withoutPrototypes);
  const copy = Object.create(null);
  for (const [key, part] of Object.entries(value)) copy[key] = withoutPrototypes(part);
  return copy;
}

/** Copies the properties of an object that `to` does not have. */
function builtinsCopied(from, to) {
  const { ownKeys, getOwnPropertyDescriptor, defineProperty } = globalThis.Reflect;
  for (const key of ownKeys(from)) {
    if (!getOwnPropertyDescriptor(to, key)) defineProperty(to, key, getOwnPropertyDescriptor(from, key));
  }
  return to;
}

/** Returns a subclass with methods of its own: those that the class and its prototypes have now. */
function builtinClass(Native) {
  const { getPrototypeOf, setPrototypeOf } = globalThis.Reflect;
  const Own = builtinsCopied(Native, class extends Native {});
  for (let from = Native.prototype; from; from = getPrototypeOf(from)) builtinsCopied(from, Own.prototype);
  setPrototypeOf(Own.prototype, null);
  return Own;
}
