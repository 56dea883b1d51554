// Puts functions that throw in the place of all built-ins, as a harsh zone.js, and makes a call with itself meanwhile.
// Says on the console when it has put them back; the driver's own scripts do not work before.
const { defineProperty, getOwnPropertyDescriptor, ownKeys, apply } = Reflect;
const { push } = Array.prototype;
const { getTracks } = MediaStream.prototype;
const Connection = RTCPeerConnection;
const Waiting = Promise;
const remote = document.getElementById('remote');
const replaced = [];

const classes = { Array, Map, Set, WeakMap, WeakSet, WeakRef, Promise, Number, String, Date };
const platform = { MediaStream, AudioData, VideoFrame, ReadableStream, ReadableStreamDefaultReader };
const statics = { Math, JSON, Reflect, Object, Array, Number, String, Promise, ArrayBuffer };
const prototypes = {
  typed: Object.getPrototypeOf(Uint8Array.prototype),
  events: EventTarget.prototype,
  performance: Performance.prototype,
  connection: RTCPeerConnection.prototype,
  statistics: RTCStatsReport.prototype,
};
const globals = ['setTimeout', 'clearTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame', 'btoa'];
const more = ['Object', 'Proxy', 'Error', 'Uint8Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'TextEncoder'];
const { setLocalDescription, setRemoteDescription, addIceCandidate, addTrack, createDataChannel, close } =
  prototypes.connection;
const hooked = { setLocalDescription, setRemoteDescription, addIceCandidate, addTrack, createDataChannel, close };

function replace(owner, name, path) {
  const descriptor = getOwnPropertyDescriptor(owner, name);
  if (!descriptor?.configurable) return;
  const broken = function broken() {
    throw new TypeError(`${path} was replaced`);
  };
  apply(push, replaced, [{ owner, name, descriptor }]);
  if (typeof descriptor.value === 'function') defineProperty(owner, name, { ...descriptor, value: broken });
}

function replaceAll(owner, path) {
  for (const name of ownKeys(owner)) {
    // What the language itself looks up, for this page too.
    if (typeof name === 'symbol' || name === 'constructor') continue;
    if (owner === prototypes.connection && hooked[name]) continue; // this page calls it
    replace(owner, name, `${path}.${name}`);
  }
}

function putBack() {
  for (const { owner, name, descriptor } of replaced) defineProperty(owner, name, descriptor);
  delete Object.prototype.toJSON;
  delete Array.prototype.toJSON;
}

const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
const objects = [Object.prototype, Array.prototype];
const entries = [classes, platform].flatMap((group) => Object.entries(group));
const owners = [...Object.entries(statics), ...Object.entries(prototypes)];
const names = [...globals, ...more, 'MediaStreamTrackProcessor', ...entries.map(([name]) => name)];

for (const [name, { prototype }] of entries) replaceAll(prototype, `${name}.prototype`);
for (const [name, owner] of owners) replaceAll(owner, name);
for (const name of names) replace(globalThis, name, name);
for (const one of objects) defineProperty(one, 'toJSON', { value: () => 'by the page', configurable: true });

const near = new Connection({ iceServers: [] });
const far = new Connection();
const channel = near.createDataChannel('chat');
near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
far.ontrack = ({ streams: [received] }) => {
  remote.srcObject = received;
};
const opened = new Waiting((resolve) => {
  channel.onopen = resolve;
});
for (const track of apply(getTracks, stream, [])) near.addTrack(track, stream);
await near.setLocalDescription();
await far.setRemoteDescription(near.localDescription);
await far.setLocalDescription();
await near.setRemoteDescription(far.localDescription);
await new Waiting((resolve) => {
  let frames = 60;
  const next = () => (frames-- > 0 ? remote.requestVideoFrameCallback(next) : resolve());
  next();
});
await opened;
channel.send('hello');
near.close();
putBack();
console.warn('the built-ins are back');
