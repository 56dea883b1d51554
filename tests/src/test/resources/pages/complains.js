console.log('no complaint');
console.warn('a warning of', 3, true, null, undefined);
console.error('%s of %d parts', 'an error', 2.7);
console.assert(1 > 2, 'an assertion');
Promise.reject(new TypeError('a promise'));
setTimeout(() => {
  throw new RangeError('an exception\nof two lines');
});
setTimeout(() => {
  throw 'a string';
});
