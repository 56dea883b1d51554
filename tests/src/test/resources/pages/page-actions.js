// Makes a call with itself, and then what ?do=… names. What came of it is in window.done.
import { connect } from './stamp-loopback.js';

const remote = document.getElementById('remote');
const other = document.getElementById('other');
const asked = new URLSearchParams(location.search).get('do');
const after = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
const heard = (target, type) =>
  new Promise((resolve) => {
    target.addEventListener(type, resolve, { once: true });
  });
const presented = (frames) =>
  new Promise((resolve) => {
    const next = () => (frames-- > 0 ? remote.requestVideoFrameCallback(next) : resolve());
    next();
  });
const outcome = (promise) =>
  promise.then(
    () => 'resolved',
    ({ name }) => name,
  );

const actions = {
  /** As nothing; see lookLate, too. */
  late: () => Promise.all([after(3000), presented(30)]),

  /** Long enough for thirty frames and several pictures, however slow the machine is. */
  nothing: () => Promise.all([after(3000), presented(30)]),

  tracks({ stream }) {
    const [track] = stream.getVideoTracks();
    track.enabled = false;
    track.enabled = true;
    track.stop();
    track.stop();
  },

  async senders({ near, stream }) {
    const sender = near.getSenders().find(({ track }) => track.kind === 'video');
    const parameters = sender.getParameters();
    parameters.encodings[0].active = false;
    await sender.setParameters(parameters);
    await sender.replaceTrack(null);
    await sender.replaceTrack(stream.getVideoTracks()[0]);
    near.removeTrack(sender);
    near.addStream(await navigator.mediaDevices.getUserMedia({ video: true }));
  },

  async transceivers({ near, far }) {
    near.getTransceivers().find(({ sender }) => sender.track.kind === 'video').direction = 'inactive';
    far
      .getTransceivers()
      .find(({ receiver }) => receiver.track.kind === 'audio')
      .stop(); // it never made it itself
    await after(0);
  },

  async messages({ near, far }) {
    const channel = near.createDataChannel('chat');
    const received = new Promise((resolve) => {
      far.ondatachannel = (event) => {
        const messages = [];
        event.channel.onmessage = ({ data }) => messages.push(data) === 4 && resolve();
      };
    });
    const open = heard(channel, 'open');
    await negotiate(near, far);
    await open;
    channel.send('Grüße');
    channel.send(Uint8Array.of(1, 2, 3).buffer);
    channel.send(Uint8Array.of(0, 1, 2, 3, 0).subarray(1, 4));
    channel.send(new Blob(['Grüße']));
    await received;
    await after(200);
    let thrown = null;
    channel.close();
    try {
      channel.send('too late');
    } catch ({ name }) {
      thrown = name;
    }
    return thrown;
  },

  async elements() {
    remote.muted = true;
    await heard(remote, 'volumechange');
    remote.pause();
    await heard(remote, 'pause');
    remote.style.display = 'none';
    await after(700);
    other.src = 'data:video/mp4;base64,';
    return outcome(other.play());
  },

  async recording({ stream }) {
    const recorder = new MediaRecorder(stream, { mimeType: 'video/webm' });
    recorder.start();
    await after(1500);
    recorder.stop();
    const { data } = await heard(recorder, 'dataavailable');
    other.src = URL.createObjectURL(data);
    await heard(other, 'ended');
  },

  async silence({ stream }) {
    await after(1000);
    stream.getAudioTracks()[0].enabled = false;
    await after(800);
    stream.getAudioTracks()[0].enabled = true;
    await after(1500);
  },
};

/** With each frame keeps the page busy until the next one is there, before anybody else can look at it. */
function lookLate() {
  remote.requestVideoFrameCallback(lookLate);
  const until = performance.now() + 40;
  while (performance.now() < until);
}

async function negotiate(near, far) {
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
}

const stream = await navigator.mediaDevices.getUserMedia({
  video: { width: 640, height: 480 },
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
});
const { near, far } = await connect(stream);
if (asked === 'late') lookLate();
remote.srcObject = new MediaStream(far.getReceivers().map(({ track }) => track));
await heard(remote, 'playing');
const result = await actions[asked]({ near, far, stream });
near.close();
far.close();
for (const track of stream.getTracks()) track.stop();
window.done = { result: result ?? null };
