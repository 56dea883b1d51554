// More than one stream at a time.

/** Shows each stream in an element of its own: the first in #remote, the others beside it. */
export function showAll(call) {
  const { show } = call;
  const shown = new Map();
  call.show = (stream) => {
    if (shown.size === 0) show(stream);
    else if (!shown.has(stream.id)) {
      const beside = document.createElement('video');
      Object.assign(beside, { autoplay: true, width: 320, height: 240, srcObject: stream });
      document.body.append(beside);
    }
    shown.set(stream.id, stream);
  };
}
