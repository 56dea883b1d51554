// Audio that a page plays through Web Audio, not through an element: what reaches the destination of each AudioContext.
//
// Each node that the page connects to the destination is connected to a stream of the probe as well, in the same
// context. So gain, mixing and a missing connection count as they are heard.
import { Reflect, tracksOf, WeakMap } from './builtins.js';

/**
 * Watches the audio contexts of one document.
 *
 * @param listen takes a track, and a function that returns the name of what plays it aloud, empty when nothing does
 */
export function watchWebAudio(channel, hooks, { listen }) {
  const { guard, nameOf: nthOf } = channel;
  const { AudioNode, AudioContext, AudioDestinationNode } = globalThis;
  if (!AudioNode || !AudioContext || !AudioDestinationNode) return;
  const { connect, disconnect } = AudioNode.prototype;
  const { createMediaStreamDestination } = AudioContext.prototype;
  const taps = new WeakMap(); // context to the node that takes what its destination gets
  let contexts = 0;

  // A context that is suspended, or whose sink is none ({type: 'none'}), plays nothing.
  const isAloud = (context) => context.state === 'running' && typeof context.sinkId !== 'object';

  function tapOf(context) {
    if (!taps.has(context)) {
      const name = nthOf('web-audio', ++contexts);
      const tap = Reflect.apply(createMediaStreamDestination, context, []);
      taps.set(context, tap);
      const [track] = tracksOf(tap.stream);
      listen(track, () => (isAloud(context) ? name : ''));
    }
    return taps.get(context);
  }

  const isHeard = (target) => target instanceof AudioDestinationNode && target.context instanceof AudioContext;

  hooks.method(AudioNode.prototype, 'connect', (node, [target, output = 0]) => ({
    returned() {
      if (isHeard(target)) Reflect.apply(connect, node, [tapOf(target.context), output]);
    },
  }));

  // Without a target, and with an output alone, the native disconnects the probe's node as well.
  hooks.method(AudioNode.prototype, 'disconnect', (node, [target, output]) => ({
    returned() {
      if (!isHeard(target) || !taps.has(target.context)) return;
      const tap = taps.get(target.context);
      guard('web-audio', () => Reflect.apply(disconnect, node, output === undefined ? [tap] : [tap, output]));
    },
  }));
}
