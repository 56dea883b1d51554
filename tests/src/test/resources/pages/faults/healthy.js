// What is odd about a call that is right.
import { copy, painted } from '../canvas-camera.js';
import { paintBesideOwn, paintImages, paintInShadow, paintInstead, showGenerated } from '../painting.js';
import { senderOf } from '../senders.js';
import { playInFrame } from '../play-in-frame.js';
import { playInWindow } from '../play-in-window.js';
import { afterConnection, later } from '../timing.js';
import { transformEncoded } from '../transforms.js';
import { playByElementOfGraph, playByWebAudio } from '../web-audio.js';

/** How far a canvas is behind its camera. */
const LATE_MS = 1000;

const captures = (constraints) => (call) => {
  call.capture = () => navigator.mediaDevices.getUserMedia(constraints);
};

/** The camera's picture in full; browsers cut it to 640×480 where nothing is said. */
const sized = (width, height) => captures({ audio: true, video: { width, height } });

/** Nothing but this codec for pictures (and what repairs them). */
const codec = (name) => (call) => {
  call.whenMade.push((pc) => {
    const { codecs } = RTCRtpReceiver.getCapabilities('video');
    if (!codecs.some(({ mimeType }) => mimeType === `video/${name}`)) throw new Error(`there is no ${name} here`);
    const wanted = codecs.filter(({ mimeType }) => [`video/${name}`, 'video/rtx'].includes(mimeType));
    for (const transceiver of pc.getTransceivers()) {
      if (transceiver.receiver.track.kind === 'video') transceiver.setCodecPreferences(wanted);
    }
  });
};

/** Does this before the call. */
const before = (act) => (call) => {
  const { start } = call;
  call.start = async () => {
    await act(call);
    await start();
  };
};

const captured = () => navigator.mediaDevices.getUserMedia({ audio: true, video: true });

/** Connects two ends in this page, sends its own camera through, and returns both. */
async function loop(stream) {
  const near = new RTCPeerConnection();
  const far = new RTCPeerConnection();
  near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
  far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
  for (const track of stream.getTracks()) near.addTrack(track, stream);
  const video = document.createElement('video');
  video.muted = true;
  video.autoplay = true;
  document.body.append(video);
  const playing = new Promise((resolve) => {
    video.onplaying = resolve;
  });
  far.ontrack = ({ streams: [shown] }) => {
    video.srcObject = shown;
  };
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
  await playing;
  video.remove();
  return [near, far];
}

/** Sends a canvas on which this paints the camera. */
function sendPainted(call, paint) {
  call.addMedia = (pc) => {
    const own = document.createElement('video');
    own.muted = true;
    own.srcObject = call.stream;
    own.play();
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    const context = canvas.getContext('2d');
    setInterval(() => paint(context, own), 33);
    const sent = canvas.captureStream(30);
    sent.addTrack(call.stream.getAudioTracks()[0]);
    for (const track of sent.getTracks()) pc.addTrack(track, sent);
  };
}

export const healthy = {
  /** A name, a spinner and a scrim lie over the video, which has round corners. */
  decorated({ remote }) {
    remote.style.borderRadius = '40px';
    const layer = document.createElement('div');
    layer.style.cssText =
      'position: absolute; left: 0; top: 0; width: 340px; height: 260px; background: linear-gradient(transparent, black)';
    const name = document.createElement('b');
    name.textContent = 'Ada';
    name.style.cssText = 'background: black; color: white';
    layer.append(name);
    document.body.append(layer);
  },

  /** The page shows clones of the tracks. */
  'shows-clones'(call) {
    const clones = new MediaStream();
    call.onTrack = ({ track }) => {
      clones.addTrack(track.clone());
      call.remote.srcObject = clones;
    };
  },

  /** The page paints the video on a canvas, and hides the element. */
  'painted-on-canvas'(call) {
    paintInstead(call);
  },

  /** The same, on a canvas of a shadow tree. */
  'painted-in-shadow'(call) {
    paintInShadow(call);
  },

  /** The page paints both cameras on one canvas. */
  'painted-beside-own'(call) {
    paintBesideOwn(call);
  },

  /** The page makes an image of each frame. */
  'painted-as-images'(call) {
    paintImages(call);
  },

  /** The page passes the received frames on to a track of its own. */
  'shows-generated-track'(call) {
    showGenerated(call);
  },

  /** The page passes the received frames to a worker, which paints them on its canvas; no element shows them. */
  'painted-in-worker'(call) {
    const { onTrack, remote } = call;
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 480;
    remote.replaceWith(canvas);
    const offscreen = canvas.transferControlToOffscreen();
    const worker = new Worker(new URL('../painting-worker.js', import.meta.url));
    call.onTrack = (event) => {
      const { track } = event;
      if (track.kind === 'video') {
        const { readable } = new MediaStreamTrackProcessor({ track });
        worker.postMessage({ offscreen, readable }, [offscreen, readable]);
      } else {
        document.body.append(remote);
        remote.style.display = 'none';
        onTrack({ track, streams: [new MediaStream([track])] });
      }
    };
  },

  /** The page puts another element in the place of the one that plays. */
  'element-replaced-later'(call) {
    later(call, () => {
      const { remote } = call;
      const next = remote.cloneNode();
      next.srcObject = remote.srcObject;
      remote.replaceWith(next);
    });
  },

  /** The page mirrors its camera before it sends it. */
  'sends-mirrored'(call) {
    sendPainted(call, (context, own) => {
      context.setTransform(-1, 0, 0, 1, 640, 0);
      context.drawImage(own, 0, 0, 640, 480);
    });
  },

  /** The page paints its camera on a canvas, a second late, and sends that. */
  'sends-late-canvas'(call) {
    const { capture } = call;
    call.capture = async () => {
      const kept = []; // oldest first
      const spare = [];
      return painted(await capture(), (context, camera) => {
        const nowMs = performance.now();
        const still = spare.pop() ?? Object.assign(document.createElement('canvas'), { width: 640, height: 480 });
        copy(still.getContext('2d'), camera);
        kept.push({ still, atMs: nowMs });
        // However seldom this runs, the youngest of those that are a second old is painted.
        while (kept.length > 1 && kept[1].atMs <= nowMs - LATE_MS) spare.push(kept.shift().still);
        context.drawImage(kept[0].still, 0, 0);
      });
    };
  },

  /** The page passes each frame of its camera on to a track of its own. */
  'sends-generated-track'(call) {
    const { capture } = call;
    call.capture = async () => {
      const stream = await capture();
      const { readable } = new MediaStreamTrackProcessor({ track: stream.getVideoTracks()[0].clone() });
      const generated = new MediaStreamTrackGenerator({ kind: 'video' });
      readable.pipeTo(generated.writable);
      return new MediaStream([generated, ...stream.getAudioTracks()]);
    };
  },

  /** The page reads its camera, and keeps as many frames as the browser gives it until it is left. */
  'keeps-camera-frames'(call) {
    const { capture } = call;
    const kept = [];
    call.capture = async () => {
      const stream = await capture();
      const { readable } = new MediaStreamTrackProcessor({ track: stream.getVideoTracks()[0] });
      readable.pipeTo(
        new WritableStream({
          write(frame) {
            kept.push(frame);
          },
        }),
      );
      while (kept.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
      return stream;
    };
  },

  /** The page sends its microphone at half its volume. */
  'sends-through-gain'(call) {
    const { capture } = call;
    call.capture = async () => {
      const stream = await capture();
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      context
        .createMediaStreamSource(stream)
        .connect(new GainNode(context, { gain: 0.5 }))
        .connect(out);
      await context.resume();
      return new MediaStream([...stream.getVideoTracks(), ...out.stream.getAudioTracks()]);
    };
  },

  /** The element is muted, and the page plays the audio through Web Audio. */
  'plays-by-web-audio'(call) {
    playByWebAudio(call, (source, context) =>
      source.connect(context.createStereoPanner()).connect(context.destination),
    );
  },

  /** The element is muted, and another one plays what a graph of Web Audio makes of the audio. */
  'plays-by-element-of-web-audio'(call) {
    playByElementOfGraph(call, false);
  },

  /** A guided tour dims all but one place of the page, by the shadow of that. */
  spotlight() {
    const place = document.createElement('div');
    place.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 9px; height: 9px; border-radius: 4px';
    place.style.boxShadow = '0 0 0 5000px rgba(0, 0, 0, .5)';
    document.body.append(place);
  },

  /** The video plays in an element of a frame of the page's own. */
  'plays-in-frame': playInFrame,

  /** The page plays the video in a window that it opened. */
  'plays-in-window': playInWindow,

  /** Encoded frames are encrypted on their way. */
  encrypts(call) {
    transformEncoded(call, { key: 7 });
  },

  /** The same, by the older functions. */
  'encrypts-by-streams'(call) {
    transformEncoded(call, { key: 7, api: 'createEncodedStreams' });
  },

  /** Looks whether the browser takes a bad server, which it does not, before the call. */
  'tries-a-bad-constructor': before(async () => {
    try {
      window.bad = new RTCPeerConnection({ iceServers: [{ urls: 'nonsense:1' }] });
    } catch {
      // as it should be
    }
  }),

  /** Enlarges the middle of its camera before it sends it. */
  'sends-enlarged'(call) {
    sendPainted(call, (context, own) => context.drawImage(own, 64, 48, 512, 384, 0, 0, 640, 480));
  },

  /** Puts its camera into a larger picture, beside something else. */
  'sends-beside-slides'(call) {
    sendPainted(call, (context, own) => {
      context.fillStyle = '#234';
      context.fillRect(0, 0, 640, 480);
      context.drawImage(own, 210, 150, 400, 300);
    });
  },

  /** A tall frame, of which the browser cuts the middle out of the camera's. */
  tall: captures({ audio: true, video: { aspectRatio: 9 / 16 } }),

  /** Waits for all candidates before it sends its description, and for a STUN server that there is not. */
  'waits-for-candidates'(call) {
    call.configuration = { iceServers: [{ urls: 'stun:192.0.2.1:3478' }] };
    call.describe = async () => {
      const { pc } = call;
      await pc.setLocalDescription();
      while (pc.iceGatheringState !== 'complete') {
        await new Promise((resolve) => {
          pc.addEventListener('icegatheringstatechange', resolve, { once: true });
        });
      }
      call.send({ type: 'description', to: call.other, description: pc.localDescription });
    };
  },

  /** The element is muted, and the page plays the audio in the right channel alone. */
  'plays-in-right-channel'(call) {
    playByWebAudio(call, (source, context) => {
      const merger = new ChannelMergerNode(context, { numberOfInputs: 2 });
      source.connect(merger, 0, 1);
      merger.connect(context.destination);
    });
  },

  /** The element is turned down to half. */
  'half-volume'({ remote }) {
    remote.volume = 0.5;
  },

  'video-only': captures({ video: true }),
  'audio-only': captures({ audio: true }),
  'fifteen-frames': captures({ audio: true, video: { frameRate: 15 } }),
  'full-hd': sized(1920, 1080),
  small: sized(320, 180),
  portrait: sized(480, 640),
  vp8: codec('VP8'),
  vp9: codec('VP9'),
  h264: codec('H264'),
  av1: codec('AV1'),

  /** Sends nothing, and wants to receive. */
  'receives-only'(call) {
    call.capture = async () => new MediaStream();
    call.addMedia = (pc) => {
      for (const kind of ['audio', 'video']) pc.addTransceiver(kind, { direction: 'recvonly' });
    };
  },

  /** Answers without a camera of its own. */
  'captures-nothing'(call) {
    call.capture = async () => new MediaStream();
  },

  /** The encoder halves width and height. */
  'scaled-down'(call) {
    call.whenMade.push(async (pc) => {
      const sender = senderOf(pc, 'video');
      const parameters = sender.getParameters();
      parameters.encodings[0].scaleResolutionDownBy = 2;
      await sender.setParameters(parameters);
    });
  },

  /** Begins with sound alone; the picture is added in mid-call. */
  'adds-video-later'(call) {
    call.addMedia = (pc) => {
      for (const track of call.stream.getAudioTracks()) pc.addTrack(track, call.stream);
    };
    const add = (pc) => pc.addTrack(call.stream.getVideoTracks()[0], call.stream);
    if (call.calls) {
      afterConnection(
        call,
        (pc) => {
          add(pc);
          call.describe(pc);
        },
        2000,
      );
    } else {
      call.beforeAnswer = (pc) => {
        if (pc.connectionState === 'connected') add(pc);
      };
    }
  },

  /** Sound and picture go by a connection each. */
  'several-connections'(call) {
    const { describe, receive } = call;
    const shown = new MediaStream();
    const early = [];
    let second = null;
    const show = ({ track }) => {
      shown.addTrack(track);
      call.show(shown);
    };
    const describeSecond = async () => {
      await second.setLocalDescription();
      const { type, sdp } = second.localDescription;
      call.send({ type: 'description', to: call.other, description: { type, sdp, second: true } });
    };
    call.onTrack = show;
    call.addMedia = (pc) => {
      for (const track of call.stream.getAudioTracks()) pc.addTrack(track, call.stream);
    };
    call.whenMade.push(() => {
      second = new RTCPeerConnection();
      second.ontrack = show;
      second.onicecandidate = ({ candidate }) => {
        if (candidate)
          call.send({ type: 'candidate', to: call.other, candidate: { ...candidate.toJSON(), second: true } });
      };
      for (const track of call.stream.getVideoTracks()) second.addTrack(track, call.stream);
    });
    call.describe = async (pc) => {
      await describe(pc);
      if (call.calls) await describeSecond();
    };
    call.receive = async (message) => {
      const { description, candidate } = message;
      if (description?.second) {
        await second.setRemoteDescription(description);
        for (const kept of early.splice(0)) await second.addIceCandidate(kept);
        if (description.type === 'offer') await describeSecond();
      } else if (!candidate?.second) await receive(message);
      else if (second.remoteDescription) await second.addIceCandidate(candidate);
      else early.push(candidate);
    };
  },

  /** Looks for a new way in mid-call. */
  'restarts-ice-later'(call) {
    later(call, (pc) => {
      pc.restartIce();
      call.describe(pc);
    });
  },

  /** Candidates arrive after eight seconds. */
  'candidates-late'(call) {
    const { send } = call;
    call.send = (message) => {
      if (message.type === 'candidate') setTimeout(send, 8000, message);
      else send(message);
    };
  },

  /** An attempt with its own capture that was given up, and not closed. */
  'gives-up-an-attempt': before(async () => {
    const stream = await captured();
    window.givenUp = new RTCPeerConnection();
    for (const track of stream.getTracks()) window.givenUp.addTrack(track, stream);
  }),

  /** The same with an offer that was never sent. */
  'gives-up-an-offer': before(async () => {
    const stream = await captured();
    window.givenUp = new RTCPeerConnection();
    for (const track of stream.getTracks()) window.givenUp.addTrack(track, stream);
    await window.givenUp.setLocalDescription();
  }),

  /** What a browser says to a bad description, long before the call. */
  'tries-a-bad-description': before(async () => {
    await new RTCPeerConnection().setRemoteDescription({ type: 'offer', sdp: 'x' }).catch(() => {});
    await new Promise((resolve) => {
      setTimeout(resolve, 2500);
    });
  }),

  /** A test of camera and network within the page, cleared away before the call. */
  'tests-itself-first': before(async () => {
    const stream = await captured();
    const ends = await loop(stream);
    for (const end of ends) end.close();
    for (const track of stream.getTracks()) track.stop();
  }),

  /** The same, left open. */
  'tests-itself-all-the-time': before(async () => {
    window.ends = await loop(await captured());
  }),
};
