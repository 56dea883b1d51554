// All that a page can ask of the functions that the probe stands in front of. The test opens this page
// with the probe and without it, and the answers must not differ.
const watched = [
  [window, 'RTCPeerConnection'],
  [window, 'webkitRTCPeerConnection'],
  [RTCPeerConnection.prototype, 'constructor'],
  ...[
    'createOffer',
    'createAnswer',
    'setLocalDescription',
    'setRemoteDescription',
    'addIceCandidate',
    'addTrack',
    'addTransceiver',
    'addStream',
    'removeTrack',
    'createDataChannel',
    'close',
  ].map((name) => [RTCPeerConnection.prototype, name]),
  [MediaDevices.prototype, 'getUserMedia'],
  [HTMLMediaElement.prototype, 'srcObject'],
  [HTMLMediaElement.prototype, 'play'],
  [MediaStreamTrack.prototype, 'enabled'],
  [MediaStreamTrack.prototype, 'stop'],
  [RTCRtpSender.prototype, 'replaceTrack'],
  [RTCRtpSender.prototype, 'setParameters'],
  [RTCRtpTransceiver.prototype, 'direction'],
  [RTCRtpTransceiver.prototype, 'stop'],
  [RTCDataChannel.prototype, 'send'],
  [Function.prototype, 'toString'],
];

function describe([owner, name]) {
  const { value, get, set, ...flags } = Object.getOwnPropertyDescriptor(owner, name);
  const ofFunction = (f) =>
    f && {
      text: Function.prototype.toString.call(f),
      byPlus: `${f}`,
      name: f.name,
      length: f.length,
      keys: Reflect.ownKeys(f).map(String),
      type: typeof f,
      tag: Object.prototype.toString.call(f),
      prototype: Object.getPrototypeOf(f) === Function.prototype,
    };
  return { name, flags, value: ofFunction(value), get: ofFunction(get), set: ofFunction(set) };
}

const thrown = (piece) => {
  try {
    return `gave ${piece()}`;
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

async function behaviour() {
  class Sub extends RTCPeerConnection {}
  const pc = new RTCPeerConnection();
  const sub = new Sub();
  const unhandled = [];
  addEventListener('unhandledrejection', (event) => {
    unhandled.push(event.reason.name);
    event.preventDefault();
  });
  pc.setRemoteDescription({ type: 'answer', sdp: '' }); // nobody handles this rejection
  pc.setRemoteDescription({ type: 'answer', sdp: '' }).catch(() => {}); // and this one is handled
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  const stream = new MediaStream();
  document.getElementById('video').srcObject = stream;
  return {
    sameGlobals: window.webkitRTCPeerConnection === RTCPeerConnection,
    ownConstructor: RTCPeerConnection.prototype.constructor === RTCPeerConnection,
    instance: pc instanceof RTCPeerConnection && pc.constructor === RTCPeerConnection,
    subInstance: sub instanceof Sub && sub.constructor === Sub && Object.getPrototypeOf(sub) === Sub.prototype,
    ownKeys: Reflect.ownKeys(pc).map(String),
    statics: typeof RTCPeerConnection.generateCertificate,
    withoutNew: thrown(() => RTCPeerConnection()),
    badConfiguration: thrown(() => new RTCPeerConnection({ iceServers: 7 })),
    wrongReceiver: thrown(() => RTCPeerConnection.prototype.addTrack.call({})),
    wrongArgument: thrown(() => pc.addTrack('nonsense')),
    wrongSource: thrown(() => {
      document.getElementById('video').srcObject = 7;
    }),
    sourceIsKept: document.getElementById('video').srcObject === stream,
    promise: pc.createOffer() instanceof Promise,
    // biome-ignore lint/suspicious/noSelfCompare: a getter that makes a new function each time would differ.
    twice: pc.createOffer === pc.createOffer,
    unhandled,
  };
}

// `ret_nodes` is ChromeDriver's: it comes and goes with the scripts that the test runs in the page.
const notThePages = ['fingerprint', 'watched', 'ret_nodes'];

behaviour().then((behaves) => {
  window.fingerprint = JSON.stringify(
    {
      functions: watched.map(describe),
      globals: Object.getOwnPropertyNames(window)
        .filter((name) => !notThePages.includes(name))
        .sort(),
      behaves,
    },
    null,
    1,
  );
});
