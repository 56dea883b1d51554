// Pictures and sounds that come from the wrong place, and cameras that film the wrong thing.
import { copy, painted } from '../canvas-camera.js';
import { afterConnection, later } from '../timing.js';

const REPLAYED_MS = 2000;

/** Records a stream for two seconds, and gives it back as a looped file: [video, audio] by an element. */
async function recorded(stream) {
  const recorder = new MediaRecorder(stream);
  const parts = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  recorder.start();
  setTimeout(() => recorder.stop(), REPLAYED_MS);
  await ended;
  const player = document.createElement('video');
  player.loop = true;
  player.muted = true; // which its captured stream is not
  player.src = URL.createObjectURL(new Blob(parts));
  await player.play();
  return player.captureStream();
}

/** A second of a microphone as samples. */
async function samplesOf(stream, context) {
  const { readable } = new MediaStreamTrackProcessor({ track: stream.getAudioTracks()[0] });
  const reader = readable.getReader();
  const samples = new Float32Array(context.sampleRate);
  for (let filled = 0; filled < samples.length; ) {
    const { value } = await reader.read();
    const part = new Float32Array(value.numberOfFrames);
    value.copyTo(part, { planeIndex: 0, format: 'f32-planar' });
    value.close();
    samples.set(part.subarray(0, samples.length - filled), filled);
    filled += part.length;
  }
  await reader.cancel();
  return samples;
}

/** The call's own second connection, to itself, with the stream that arrives at its far end. */
async function loopback(stream) {
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
  far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
  const arrived = new Promise((resolve) => {
    far.ontrack = ({ streams: [one] }) => resolve(one);
  });
  for (const track of stream.getTracks()) near.addTrack(track, stream);
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
  return arrived;
}

/** Takes the call of a third participant as well. */
function answerThird(call, show) {
  const { receive } = call;
  let third = null;
  let pc = null;
  const answer = async (description) => {
    pc = new RTCPeerConnection();
    pc.onicecandidate = ({ candidate }) => call.send({ type: 'candidate', to: third, candidate });
    pc.ontrack = ({ streams: [stream] }) => show(stream);
    await pc.setRemoteDescription(description);
    await pc.setLocalDescription();
    call.send({ type: 'description', to: third, description: pc.localDescription });
  };
  call.receive = async (message) => {
    if (message.peer?.name === 'third') third = message.peer.id;
    if (third === null || message.from !== third) await receive(message);
    else if (message.type === 'description') await answer(message.description);
    else if (message.type === 'candidate') await pc.addIceCandidate(message.candidate);
  };
}

export const source = {
  /** The own camera is shown where the other peer should be. */
  'own-camera-shown'(call) {
    call.show = () => {
      call.remote.srcObject = call.stream;
    };
  },

  /** The page calls itself as well, and shows what arrives of that. */
  'loopback-shown'(call) {
    call.show = () => {};
    call.whenConnected.push(async () => {
      call.remote.srcObject = await loopback(call.stream);
    });
  },

  /** Both pages call the echo server (echo.html), and not each other. */
  'calls-echo'(call) {
    call.room = 'echo';
    call.talksTo = 'echo';
    call.calls = true;
  },

  /** A third participant is shown where the other peer should be. */
  'third-shown'(call) {
    call.show = () => {};
    answerThird(call, (stream) => {
      call.remote.srcObject = stream;
    });
  },

  /** The other peer is shown, and a third participant is heard. */
  'third-heard'(call) {
    const shown = new MediaStream();
    call.show = (stream) => {
      for (const track of stream.getVideoTracks()) shown.addTrack(track);
    };
    answerThird(call, (stream) => {
      for (const track of stream.getAudioTracks()) shown.addTrack(track);
      call.remote.srcObject = shown;
    });
  },

  /** The picture of a first call is recorded, and shown in place of the second's; the sound is the second's. */
  'first-call-replayed'(call) {
    let calls = 0;
    let recording = null;
    const record = (stream) =>
      new Promise((resolve) => {
        const recorder = new MediaRecorder(new MediaStream(stream.getVideoTracks()), { mimeType: 'video/webm' });
        const parts = [];
        recorder.ondataavailable = ({ data }) => parts.push(data);
        recorder.onstop = () => resolve(URL.createObjectURL(new Blob(parts, { type: 'video/webm' })));
        recorder.start();
        setTimeout(() => recorder.stop(), REPLAYED_MS);
      });
    call.whenMade.push(() => {
      calls += 1;
    });
    call.onTrack = async ({ track, streams: [stream] }) => {
      if (calls === 1) {
        if (track.kind === 'video')
          track.onunmute = () => {
            recording ??= record(stream);
          };
        return;
      }
      if (track.kind === 'audio') {
        const heard = new Audio();
        heard.srcObject = new MediaStream([track]);
        await heard.play();
      } else {
        call.remote.muted = true;
        call.remote.loop = true;
        call.remote.src = await recording;
      }
    };
  },

  /** Hangs up when the far side has had the time to record, and calls again. */
  'calls-again-after-recording'(call) {
    afterConnection(
      call,
      async () => {
        call.send({ type: 'hangup', to: call.other });
        await call.renew();
        await call.describe();
      },
      REPLAYED_MS + 1000,
    );
  },

  /** The camera films nothing but black. */
  'camera-black'(call) {
    const { capture } = call;
    call.capture = async () =>
      painted(await capture(), (context) => context.fillRect(0, 0, context.canvas.width, context.canvas.height));
  },

  /** The camera gives one and the same frame, thirty times a second. */
  'camera-frozen'(call) {
    const { capture } = call;
    call.capture = async () => {
      const still = document.createElement('canvas');
      return painted(await capture(), (context, camera) => {
        if (!still.dataset.kept) {
          Object.assign(still, { width: context.canvas.width, height: context.canvas.height });
          copy(still.getContext('2d'), camera);
          still.dataset.kept = 'yes';
        }
        context.drawImage(still, 0, 0);
      });
    };
  },

  /** The camera gives its last frame again and again from some moment on. */
  'camera-frozen-later'(call) {
    const { capture } = call;
    let frozen = false;
    later(call, () => {
      frozen = true;
    });
    call.capture = async () =>
      painted(await capture(), (context, camera) => {
        if (frozen) context.drawImage(context.canvas, 0, 0);
        else copy(context, camera);
      });
  },

  /** The page records its camera and microphone, stops them, and sends the recording again and again. */
  'devices-recorded'(call) {
    const { capture } = call;
    call.capture = async () => {
      const stream = await capture();
      const file = await recorded(stream);
      for (const track of stream.getTracks()) track.stop();
      return file;
    };
  },

  /** The page sends the first second of its camera again and again, while the camera runs. */
  'camera-replayed'(call) {
    const { capture } = call;
    call.capture = async () => {
      const kept = [];
      let next = 0;
      let full;
      const filled = new Promise((resolve) => {
        full = resolve;
      });
      const stream = await painted(await capture(), (context, camera) => {
        if (kept.length < 30) {
          const still = Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
          copy(still.getContext('2d'), camera);
          kept.push(still);
        } else {
          full();
          context.drawImage(kept[next++ % kept.length], 0, 0);
        }
      });
      await filled;
      return stream;
    };
  },

  /** The page records a second of its microphone, stops it, and sends the recording again and again. */
  'microphone-recorded'(call) {
    const { capture } = call;
    call.capture = async () => {
      const stream = await capture();
      const context = new AudioContext();
      const samples = await samplesOf(stream, context);
      for (const track of stream.getAudioTracks()) track.stop();
      const buffer = context.createBuffer(1, samples.length, context.sampleRate);
      buffer.copyToChannel(samples, 0);
      const player = new AudioBufferSourceNode(context, { buffer, loop: true });
      const out = context.createMediaStreamDestination();
      player.connect(out);
      player.start();
      await context.resume();
      return new MediaStream([...stream.getVideoTracks(), ...out.stream.getAudioTracks()]);
    };
  },

  /** The camera is told to film one frame a second. */
  'one-frame-a-second-filmed'(call) {
    const { capture } = call;
    call.capture = async () => {
      const stream = await capture();
      await stream.getVideoTracks()[0].applyConstraints({ frameRate: 1 });
      return stream;
    };
  },

  /** The camera films the scenery, and no stamp: what a page shows that plays an advertisement. */
  'camera-elsewhere'(call) {
    const { capture } = call;
    let hue = 0;
    call.capture = async () =>
      painted(await capture(), (context) => {
        hue += 3;
        context.fillStyle = `hsl(${hue} 80% 50%)`;
        context.fillRect(0, 0, context.canvas.width, context.canvas.height);
      });
  },
};
