// Received video that the page paints itself.

/** Hides the element and calls `paint` about thirty times a second. Returns a function that ends that. */
function paintOften({ remote }, paint) {
  remote.style.display = 'none';
  const timer = setInterval(paint, 33);
  return () => clearInterval(timer);
}

function canvasOf(width, height) {
  return Object.assign(document.createElement('canvas'), { id: 'stage', width, height });
}

/** Hides the element and paints its frames on a canvas. Returns a function that ends the painting. */
export function paintInstead(call, parent = document.body) {
  const stage = canvasOf(640, 480);
  parent.append(stage);
  const context = stage.getContext('2d');
  return paintOften(call, () => context.drawImage(call.remote, 0, 0, 640, 480));
}

/** The same, beside a view of the own camera on one canvas. */
export function paintBesideOwn(call) {
  const own = Object.assign(document.createElement('video'), { muted: true });
  const stage = canvasOf(1280, 480);
  document.body.append(stage);
  const context = stage.getContext('2d');
  paintOften(call, () => {
    if (own.srcObject !== call.stream) {
      own.srcObject = call.stream;
      own.play();
    }
    context.drawImage(own, 0, 0, 640, 480);
    context.drawImage(call.remote, 640, 0, 640, 480);
  });
}

/** The same, with an image of each frame. Returns a function that ends it. */
export function paintImages(call) {
  const canvas = canvasOf(640, 480);
  const context = canvas.getContext('2d');
  const stage = Object.assign(document.createElement('img'), { id: 'stage', width: 640, height: 480 });
  document.body.append(stage);
  return paintOften(call, () => {
    context.drawImage(call.remote, 0, 0, 640, 480);
    stage.src = canvas.toDataURL('image/jpeg', 0.8);
  });
}

/** A canvas in a shadow tree that the page keeps to itself. */
export function paintInShadow(call) {
  const host = document.createElement('div');
  document.body.append(host);
  return paintInstead(call, host.attachShadow({ mode: 'closed' }));
}

/**
 * Shows a track that the page makes of the received one, in the element. `next` returns the frame to show for a
 * received one, which it closes if that is another.
 */
export function showGenerated(call, next = (frame) => frame) {
  const { show } = call;
  let generated = null;
  call.show = (stream) => {
    if (generated) return;
    generated = new MediaStreamTrackGenerator({ kind: 'video' });
    // The page finds the track in the stream before an event tells it of the track.
    new MediaStreamTrackProcessor({ track: stream.getVideoTracks()[0] }).readable
      .pipeThrough(
        new TransformStream({
          transform: (frame, controller) => controller.enqueue(next(frame)),
        }),
      )
      .pipeTo(generated.writable);
    show(new MediaStream([generated, ...stream.getAudioTracks()]));
  };
}
