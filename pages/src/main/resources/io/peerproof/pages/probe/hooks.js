// Hooks native functions so that the page does not notice: a Proxy has the native's name, length
// and properties, and Function.prototype.toString returns the native's text.

import { Promise, Proxy, Reflect, WeakMap, whenSettled } from './builtins.js';

/** Creates the hooks of one realm. */
export function createHooks({ guard }) {
  const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;
  const natives = new WeakMap();
  const nativeOf = natives.get.bind(natives);

  function proxyOf(native, handler) {
    const proxy = new Proxy(native, handler);
    natives.set(proxy, nativeOf(native) ?? native); // a hook may be hooked again
    return proxy;
  }

  function replaceValue(owner, name, handler) {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    const proxy = proxyOf(descriptor.value, handler(descriptor.value));
    defineProperty(owner, name, { ...descriptor, value: proxy });
  }

  // The page gets this promise, which settles like the native's: a rejection that the page does not
  // handle stays unhandled.
  const observed = (promise, where, { resolved, rejected }) =>
    whenSettled(
      promise,
      (value) => {
        guard(where, () => resolved(value));
        return value;
      },
      (error) => {
        guard(where, () => rejected(error));
        throw error;
      },
    );

  function attempt(native, self, args, where, observer) {
    try {
      return apply(native, self, args);
    } catch (error) {
      guard(where, () => observer.threw(error));
      throw error;
    }
  }

  replaceValue(globalThis.Function.prototype, 'toString', (native) => ({
    apply: (_, self, args) => apply(native, nativeOf(self) ?? self, args),
  }));

  return {
    /**
     * Calls `before(self, args)` before each call of `owner[name]`. It returns an observer:
     * `returned(value)` of the call, `threw(error)`, or `resolved(value)` and `rejected(error)` of its promise.
     */
    method(owner, name, before) {
      if (typeof getOwnPropertyDescriptor(owner, name)?.value !== 'function') return;
      replaceValue(owner, name, (native) => ({
        apply(_, self, args) {
          const observer = guard(name, () => before(self, args));
          const result = observer?.threw ? attempt(native, self, args, name, observer) : apply(native, self, args);
          if (observer?.resolved && result instanceof Promise) return observed(result, name, observer);
          guard(name, () => observer?.returned?.(result));
          return result;
        },
      }));
    },

    /**
     * Calls `call(native, self, args)` in the place of `owner[name]`; where it fails before it returns, the native is
     * called.
     */
    substitute(owner, name, call) {
      replaceValue(owner, name, (native) => ({
        apply: (_, self, args) => guard(name, () => call(native, self, args)) ?? apply(native, self, args),
      }));
    },

    /** Lets `owner[name]`, a method or a getter, act on `instead(self)` where that is not undefined. */
    redirect(owner, name, instead) {
      const descriptor = getOwnPropertyDescriptor(owner, name);
      const part = descriptor?.get ? 'get' : 'value';
      if (typeof descriptor?.[part] !== 'function') return;
      const proxy = proxyOf(descriptor[part], {
        apply: (native, self, args) => apply(native, guard(name, () => instead(self)) ?? self, args),
      });
      defineProperty(owner, name, { ...descriptor, [part]: proxy });
    },

    /** Calls `before(value)` before the page's callback, the one at `index` of `args`, gets that value. */
    callback(args, index, where, before) {
      const native = args[index];
      if (typeof native !== 'function') return;
      args[index] = function called(...values) {
        guard(where, () => before(values[0]));
        return apply(native, this, values);
      };
    },

    /** Calls `after(self, value)` after `owner[name]` is set. */
    setter(owner, name, after) {
      const descriptor = getOwnPropertyDescriptor(owner, name);
      const set = proxyOf(descriptor.set, {
        apply(native, self, args) {
          apply(native, self, args);
          guard(name, () => after(self, args[0]));
        },
      });
      defineProperty(owner, name, { ...descriptor, set });
    },

    /**
     * Calls `after(instance, args)` after each `new Native(...)` through any of its global `names`, `threw(error)` after
     * one that throws.
     */
    constructor(names, after, threw = () => {}) {
      const Native = globalThis[names[0]];
      const proxy = proxyOf(Native, {
        construct(target, args, newTarget) {
          const made = () => construct(target, args, newTarget === proxy ? target : newTarget);
          const instance = attempt(made, undefined, [], names[0], { threw });
          guard(names[0], () => after(instance, args));
          return instance;
        },
      });
      for (const name of names) {
        const descriptor = getOwnPropertyDescriptor(globalThis, name);
        if (descriptor?.value === Native) {
          defineProperty(globalThis, name, { ...descriptor, value: proxy });
        }
      }
      const inPrototype = getOwnPropertyDescriptor(Native.prototype, 'constructor');
      defineProperty(Native.prototype, 'constructor', { ...inPrototype, value: proxy });
    },
  };
}
